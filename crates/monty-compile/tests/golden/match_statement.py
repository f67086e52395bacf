def f(x):
    match x:
        case 0 | 1:
            return 'small'
        case [a, 'b', *rest] if a:
            return rest
        case {'k': v, **others}:
            return v, others
        case Point(0, y=None) as p:
            return p
        case str() | None:
            return 'text'
        case (first, *_, last):
            return first, last
        case _:
            return 'other'
