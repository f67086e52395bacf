# Dataclasses: made, compared, ordered, replaced, turned into dicts.
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Line:
    name: str
    quantity: int
    price: float
    tags: list[str] = field(default_factory=list)

    @property
    def total(self):
        return self.quantity * self.price


@dataclass(frozen=True, order=True)
class Key:
    region: str
    number: int


def main(n):
    total, keys = 0.0, {}
    for i in range(n):
        line = Line('widget', i % 10, 2.5)
        line.quantity += 1
        total += line.total
        key = Key('north', i % 300)
        keys[key] = keys.get(key, 0) + 1
        if line == Line('widget', 5, 2.5):
            total += 1
    largest = max(keys)
    other = replace(largest, region='south')
    dicts = [asdict(Line('x', i, 1.0, ['a', 'b'])) for i in range(n // 40)]
    return total, largest, other, sorted(keys)[:2], len(dicts), dicts[-1]


print(*main(100_000))
