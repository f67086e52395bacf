# exec of code with free variables, of bytes with a declared encoding; unset slots; warnings that are errors.
import warnings

for src in [b"# -*- coding: latin-1 -*-\nx = '\xe9'\nprint(x)", b"\xef\xbb\xbfprint('bom')", b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nprint('\x80')"]:
    try: exec(src)
    except SyntaxError as e: print(e.msg, e.lineno)
def mk():
    a, b = 3, 4
    def f():
        global r
        r = a * b
    def g(): pass
    return f, g
f, g = mk()
exec(f.__code__, globals(), closure=f.__closure__); print(r)
import types
exec(f.__code__, closure=(types.CellType(5), types.CellType(6))); print(r)
for args, kw in [((g.__code__,), dict(closure=f.__closure__)), ((f.__code__,), {}), ((f.__code__,), dict(closure=f.__closure__[:1])), (('1',), dict(closure=f.__closure__)), ((f.__code__,), dict(closure=[1,2]))]:
    try: exec(*args, **kw)
    except TypeError as e: print(e)
class A: __slots__ = ('x',)
def h():
    class B(A): __slots__ = ('y',)
    return B()
for o, n in [(A(), 'x'), (h(), 'y'), (h(), 'z')]:
    try: getattr(o, n)
    except AttributeError as e: print(e)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for t in ["'\\d'", "x = 1\ny = x is 1", "'''\n\\z'''"]:
        try: compile(t, 'a.py', 'exec')
        except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.filename)
