# Exceptions: raised and caught near and far, by class, with else and finally, from one another.
class Missing(LookupError):
    def __init__(self, key):
        super().__init__(f'no {key}')
        self.key = key


def find(table, key):
    if key not in table:
        raise Missing(key)
    return table[key]


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


def main(n):
    table, texts = {i: i * i for i in range(0, 50, 2)}, ['12', 'x', '7', '4.5']
    found = missing = total = 0
    for i in range(n):
        try:
            found += find(table, i % 50)
        except Missing as e:
            missing += e.key
        else:
            total += 1
        finally:
            total += 1
        total += parse(texts[i & 3])
        try:
            table['x']
        except KeyError:
            pass
    try:
        try:
            find(table, 1)
        except Missing as e:
            raise RuntimeError('lost') from e
    except RuntimeError as e:
        cause = e.__cause__.key
    return found, missing, total, cause


print(*main(150_000))
