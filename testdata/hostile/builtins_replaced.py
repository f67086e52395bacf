# Shadowed and replaced builtins: the program's own names win, the interpreter's own uses do not change.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


real_len, real_print = len, print
len = lambda x: 42
print(len([1]))
del len
print(len([1]))


def f():
    int = str
    return int(5) + int(6)


real_print(f())
import builtins

saved = builtins.len
builtins.len = lambda x: 'patched'
print(len('abc'), [1, 2].__len__(), real_len('abc'))
builtins.len = saved
print(len('abc'))
builtins.new_builtin = 'everywhere'
print(new_builtin)
del builtins.new_builtin
attempt(lambda: new_builtin)
ValueError_ = ValueError


def patched_exception():
    global ValueError
    ValueError = KeyError
    try:
        int('x')
    except ValueError:
        return 'caught as KeyError'
    except Exception as e:
        return f'still a {type(e).__name__}'
    finally:
        del ValueError


print(patched_exception())
StopIteration_, StopIteration = StopIteration, KeyError
print([x for x in [1, 2]], list(iter([3])))
del StopIteration
object_, object = object, 5


class C:
    pass


print(C.__mro__[1] is object_, C.__bases__ == (object_,))
del object
for name in ('True', 'None', '__debug__'):
    attempt(exec, f'{name} = 5')
attempt(setattr, int, 'real', 5)
attempt(setattr, str, 'upper', lambda s: 'patched')
attempt(setattr, list, 'append', None)
attempt(lambda: delattr(dict, 'get'))
attempt(lambda: int.__dict__.__setitem__('x', 1))
attempt(setattr, type(lambda: 0), 'x', 1)
attempt(setattr, ValueError, 'x', 1)
attempt(lambda: type.__setattr__(int, 'x', 1))
attempt(lambda: object_.__setattr__(int, 'x', 1))
attempt(lambda: object_.__new__(int))
attempt(lambda: object_.__new__(5))
attempt(lambda: int.__new__(str))
attempt(lambda: int.__new__(C))
attempt(lambda: list.__init__(5))
attempt(lambda: str.join(5, []))
attempt(lambda: dict.__getitem__([], 1))
attempt(lambda: list.append({}, 1))
attempt(lambda: tuple.__new__(list, [1]))
attempt(lambda: type(None)())
attempt(lambda: type(...)())
attempt(lambda: type(NotImplemented)())
attempt(lambda: type(lambda: 0)())
attempt(lambda: type(iter([]))())
attempt(lambda: type({}.keys())())
attempt(lambda: type(len)())
attempt(lambda: type(C().__init__)())
attempt(lambda: bool.__new__(int))
attempt(lambda: super().anything)
attempt(lambda: super(C).anything)
attempt(lambda: property().__get__(5))
attempt(lambda: classmethod(5).__get__(C, C))
attempt(lambda: staticmethod(5)())
attempt(lambda: C.__dict__['x'])
attempt(lambda: C.__dict__.update(x=1))
attempt(lambda: vars(C).__setitem__('x', 1))
attempt(setattr, C, '__dict__', {})
attempt(setattr, C, '__mro__', ())
attempt(setattr, C, '__bases__', (int,))
attempt(setattr, C, '__bases__', ())
attempt(setattr, C, '__class__', int)
