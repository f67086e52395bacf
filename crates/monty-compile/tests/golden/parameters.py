def f(a, /, b: int = 1, *args: str, c, d=a, **kw) -> bool:
    local: int = b
    return local

g = lambda x, *, y=2: x + y
