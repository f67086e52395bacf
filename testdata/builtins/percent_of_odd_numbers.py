# Numbers under the conversions of `%` that say in one way or another what number they are.
class T:
    def __init__(s,v): s.v=v
def mk(bases, **m): return type('K', bases, m)
def r(v): return lambda self: v
def bad(self): raise KeyError('k')
kinds = [
 mk((complex,), __trunc__=r(3)), mk((complex,), __trunc__=r('x')), mk((complex,), __trunc__=bad), mk((complex,), __int__=r(5)), mk((complex,), __int__=r('x')), mk((complex,), __index__=r(6)), mk((complex,), __float__=r(2.5)), mk((complex,)),
 mk((), __trunc__=r(3)), mk((), __int__=r(5)), mk((), __int__=r('x')), mk((), __int__=bad), mk((), __index__=r(6)), mk((), __index__=r('x')), mk((), __index__=bad), mk((), __float__=r(2.5)), mk((), __float__=r('x')), mk((), __float__=bad), mk((), __float__=r(1.5), __trunc__=r(4)), mk((), __float__=r(1.5), __trunc__=bad), mk((), __index__=r(1), __float__=r(2.5)),
 mk((float,), __trunc__=r(3)), mk((float,), __int__=r(7)), mk((float,), __index__=r(8)), mk((int,), __int__=r(9)), mk((int,), __index__=r(9)), mk((int,), __float__=r(9.5)), mk((str,), __int__=r(2)), mk((str,), __trunc__=r(2)), mk((str,), __float__=r(2.0)), mk((bytes,), __index__=r(2)), mk((), __complex__=r(1j)), mk((int,), __trunc__=r(9)), mk((), __int__=None), mk((), __index__=None), mk((), __trunc__=None, __float__=r(1.0)),
]
for K in kinds:
    print('==', K.__bases__[0].__name__, sorted(k for k in vars(K) if k in ('__trunc__','__int__','__index__','__float__','__complex__')))
    o=K()
    for f in ('%d','%i','%u','%x','%o','%X','%c','%e','%f','%g','%.2f','%5d','%s','%*d', '%.*f'):
        for enc in (False, True):
            def go():
                a = (3,o) if '*' in f else (o,)
                if enc: return f.encode() % a
                return f % a
            if f == '%s': continue
            try: print(f, go())
            except Exception as e: print(f, type(e).__name__, e)
    for f in ('%*d', '%.*d'):
        try: print(f % (o, 3))
        except Exception as e: print(f, type(e).__name__, e)
