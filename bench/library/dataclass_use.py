from dataclasses import dataclass, field, replace, asdict
from enum import Enum
class Color(Enum):
    RED = 1
    GREEN = 2
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
ps = [P(i % 1000, i) for i in range(100000)]
ps.sort()
n = 0
for p in ps:
    if p == ps[0]:
        n += 1
    n += p.x
    c = Color.RED if p.y % 2 else Color.GREEN
    if c is Color.RED or c == Color.GREEN:
        n += c.value
    n += Color(1).value
print(n, ps[1], len([asdict(p) for p in ps[:5000]]))
