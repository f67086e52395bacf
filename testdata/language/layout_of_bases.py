# Which base decides on the layout, and which classes bring `__dict__` and `__weakref__`.
class S: __slots__ = ('x',)
class T(S): __slots__ = ('y',)
class O: pass
class E: __slots__ = ()
for bases in ((S,), (T, O), (O, T), (O, E), (E, O), (S, E), (E, S), (O,), (O, S), (S, O), (int,), (int, O), (O, int), (Exception,), (Exception, O), (O, Exception), (list, O), (O, list), (dict,), (tuple,), (tuple, O), (E, O, S), (str, O), (type,)):
    C = type('C', bases, {})
    print([b.__name__ for b in bases], [k for k in C.__dict__ if k in ('__dict__', '__weakref__')], C.__base__.__name__)
    C = type('C', bases, {'__slots__': ()})
    print([b.__name__ for b in bases], [k for k in C.__dict__ if k in ('__dict__', '__weakref__')], C.__base__.__name__)
class Base: pass
class D(Base):
    def f(self): return super().__dict__


class Slotted(Exception):
    __slots__ = ('x',)


e = Slotted()
e.x = 1
print(e.x, e.__dict__)
e.y = 2
print(e.x, e.__dict__)
try:
    del e.__dict__
except TypeError as error:
    print(error)


class Plain(S):
    pass


try:
    print(super(Plain, Plain()).__dict__)
except AttributeError as error:
    print(error)
