class R(list):
    __repr__ = object.__repr__
print(repr(R([1])).startswith("<__main__.R object"), str(R()).startswith('<__main__.R object'), f'{R()}'.startswith('<__main__'), [R()].__repr__().startswith('[<__main__.R object'))
class D(dict):
    __repr__ = object.__repr__
    __str__ = dict.__repr__
print(repr(D())[:19], str(D(a=1)))
class S(str):
    __repr__ = object.__repr__
print(repr(S('x'))[:19], str(S('x')))
class I(int):
    __repr__ = object.__repr__
print(repr(I(1))[:19], str(I(3))[:19])
class B(int):
    __repr__ = int.__str__
try: repr(B(4))
except RecursionError as e: print(e)
class N:
    __eq__ = object.__ne__
    __hash__ = None
try: print(N() == N())
except RecursionError as e: print(e)
try: print(N() != N())
except RecursionError as e: print(e)
class M:
    __repr__ = object.__str__
try: repr(M())
except RecursionError as e: print(e)
