# What copying says of instances whose class has other `__slots__` now than it was made with.
import copy
def t(name, f):
    try: 
        r = f()
        print(name, type(r).__name__, {k: getattr(r,k) for k in 'abcxyz' if hasattr(r,k)}, getattr(r,'__dict__',None) if hasattr(r,'__dict__') else '-')
    except Exception as e: print(name, type(e).__name__, e)
class A: pass
class B: __slots__=('x','y')
class C(B): pass
class D(B): __slots__=('z',)
class I(int): pass
class L(list): pass
class S(str): __slots__=()
class E(Exception): pass
class F(tuple): __slots__=()
class W: __slots__=('x','__weakref__')
class DD: __slots__=('x','__dict__')
class G:
    def __getstate__(self): return {'a': 7}
class GS:
    __slots__=('a',)
    def __getstate__(self): return {'a': 7}
class GT:
    __slots__=('a',)
    def __getstate__(self): return (None, {'a': 7})
class P:
    __slots__=('_P__x','__y')
    def __init__(self): self.__y=3
def mk():
    for K in (A,B,C,D,I,L,S,E,F,W,DD,G,GS,GT,P):
        o=K()
        for n in 'axz':
            try: setattr(o,n,n*2)
            except AttributeError: pass
        yield o
for v in ((), ('a',), ('x','y'), 'x', None, {'x':1}, ('__weakref__',), ('__p',), object()):
    print('==', v if not hasattr(v,'__next__') and type(v) is not object else type(v).__name__)
    for o in mk():
        K=type(o)
        if '__slotnames__' in K.__dict__: del K.__slotnames__
        old = K.__dict__.get('__slots__', A)
        try: K.__slots__=v
        except Exception as e: print(K.__name__,'set',e); continue
        t(K.__name__+' copy', lambda: copy.copy(o))
        t(K.__name__+' deep', lambda: copy.deepcopy(o))
        t(K.__name__+' red2', lambda: o.__reduce_ex__(2)[2])
        t(K.__name__+' red4', lambda: o.__reduce_ex__(4)[2])
        t(K.__name__+' getstate', lambda: o.__getstate__())
        try: print(K.__name__, repr(o.__reduce_ex__(2)[2:3]), repr(o.__getstate__()))
        except Exception as e: print(type(e).__name__, e)
        if old is A: del K.__slots__
        else: K.__slots__=old
