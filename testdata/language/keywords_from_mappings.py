# `f(**v)` takes what has `keys`, by whatever means; f-strings of what is formatted as itself.
def t(f):
    try:
        return f()
    except Exception as e:
        return type(e).__name__, str(e)


def f(*args, **named):
    return args, named


class MadeUp:
    def __getattr__(self, name):
        return f'attr {name}'


class NotCallable:
    keys = 1


class Good:
    def keys(self):
        return ['a']

    def __getitem__(self, key):
        return {'a': 5}[key]


class NoKeys:
    pass


class BadKeys:
    def keys(self):
        return 5


class Own:
    def __init__(self):
        self.keys = lambda: ['k']

    def __getitem__(self, key):
        return key


class Text(str):
    pass


for v in [MadeUp(), NotCallable(), Good(), NoKeys(), BadKeys(), Own(), 1, None, [('a', 1)]]:
    print(type(v).__name__, t(lambda: f(**v)), t(lambda: dict(**v)), t(lambda: dict(v)))
text = Text('text')
print(f'{text:2}|{text}', type(f'{text:2}|').__name__, type(f'{text:2}').__name__)


class Guarded(dict):
    def __getitem__(self, key):
        return 'asked'


class Walked(Guarded):
    def __iter__(self):
        return super().__iter__()


class Listed(Guarded):
    def keys(self):
        return ['q']


def given(**named):
    return named


for kind in (Guarded, Walked, Listed):
    d = kind(a=1)
    filled = {}
    filled.update(d)
    print(kind.__name__, given(**d), {**d}, dict(d), dict(**d), filled, '{a}'.format(**d), '%(a)s' % d)
guarded = Guarded()
guarded[5] = 1
for action in (lambda: given(**guarded), lambda: {**guarded}, lambda: given(a=1, **Guarded(a=2))):
    try:
        print(action())
    except TypeError as e:
        print(e)
