# An assertion with a message of several parts.
def check(items):
    assert isinstance(items, list), type(items).__name__
    assert len(items) > 2, f'need more than two items, got {len(items)}: {items!r}'


check([1, 2, 3])
check([1])
