import itertools as _it

class Huge:
    def __len__(self): return 2**62
    def __index__(self): return 2**62
    def __int__(self): return 1 << 4_000_000
    def __float__(self): return 1e308
    def __hash__(self): return 2**61 - 2
    def __length_hint__(self): return 2**62
    def __iter__(self): return _it.repeat(0)
    def __getitem__(self, i): return i
    def __str__(self): return 's' * 4_000_000
    def __repr__(self): return 'r' * 4_000_000
    def __format__(self, spec): return 'f' * 4_000_000
    def __bytes__(self): return b'b' * 4_000_000
    def __contains__(self, x): return True
    def __call__(self, *a, **k): return self
    def keys(self): return (str(i) for i in range(10**9))

class Same:
    def __getattr__(self, name): return self
    def __call__(self, *a, **k): return self
    def __eq__(self, other): return other == self
    def __hash__(self): return 1
    def __lt__(self, other): return other < self
    def __iter__(self): return self
    def __next__(self): return self
    def __getitem__(self, k): return self
    def __add__(self, other): return self
    def __radd__(self, other): return other + self
    def __mul__(self, other): return self

class Wrong:
    def __len__(self): return -1
    def __index__(self): return 'x'
    def __int__(self): return None
    def __float__(self): return 1
    def __hash__(self): return 'h'
    def __iter__(self): return 5
    def __bool__(self): return 2
    def __str__(self): return 1
    def __repr__(self): return b''
    def __format__(self, spec): return None
    def __eq__(self, other): raise KeyError(self)
    def __lt__(self, other): return NotImplemented

class Clash(str):
    def __hash__(self): return 1

def shared(leaf, n=60):
    for _ in range(n): leaf = [leaf, leaf]
    return leaf

def shared_tuple(leaf, n=60):
    for _ in range(n): leaf = (leaf, leaf)
    return leaf

def shared_dict(n=60):
    d = {}
    for _ in range(n): d = {'a': d, 'b': d}
    return d

def deep(n, leaf=None):
    for _ in range(n): leaf = [leaf]
    return leaf

def deep_tuple(n, leaf=None):
    for _ in range(n): leaf = (leaf,)
    return leaf

def deep_dict(n):
    d = {}
    for _ in range(n): d = {'k': d}
    return d

def cyclic():
    x = [1]
    x.append(x)
    return x

def cyclic_dict():
    d = {}
    d['d'] = d
    return d

def endless():
    while True: yield 'x'

def forever(*a, **k):
    return forever(*a, **k)

def deep_class(n=200):
    c = object
    for _ in range(n): c = type('C', (c,), {})
    return c

def deep_error(n=5000):
    e = None
    for _ in range(n):
        f = ValueError(n)
        f.__cause__ = e
        e = f
    return e

def deep_group(n=2000):
    e = ValueError(1)
    for _ in range(n): e = ExceptionGroup('g', [e])
    return e
