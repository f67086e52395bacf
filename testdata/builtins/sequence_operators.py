# `+` and `*` of sequences and what is asked first: methods of numbers, then the sequences themselves.
from collections import deque
class L(list): pass
class G:
    def __radd__(s,o): return 'radd'
    def __rmul__(s,o): return 'rmul'
class I:
    def __index__(s): return 2
class N(list):
    def __add__(s,o): return NotImplemented
    def __mul__(s,o): return NotImplemented
class B(bytes): pass
class S(str): pass
class D(dict): pass
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
vals = [1, 2**70, 2.5, None, 'ab', b'ab', bytearray(b'ab'), [1, 2], (1, 2), {1: 2}, deque([1]), L([1]), G(), I(), B(b'x')]
import operator as o
import copy
def short(v): return type(v).__name__
for a in range(len(vals)):
    for b in range(len(vals)):
        for name in 'add','mul','iadd','imul', '__add__','__mul__','__rmul__','__iadd__','__imul__', 'concat', 'iconcat':
            x,y=vals[a],vals[b]
            if name.startswith('i') or name.startswith('__i'):
                if type(x) in (list,bytearray,deque,L,N,set,dict,D): x=copy.copy(x)
            if name.startswith('__'):
                if not hasattr(x,name): continue
                r=t(lambda: getattr(x,name)(y))
            else:
                r=t(lambda: getattr(o,name)(x,y))
            if type(r) is not tuple or len(r)!=2: r=(type(r).__name__, str(r) if not isinstance(r,(dict,memoryview)) and ' at 0x' not in str(r) else '')
            print(name,a,b,short(x),short(y),r)
n = N([3])
print(t(lambda: n + [1]), t(lambda: n * 2), t(lambda: [1] + n), t(lambda: 2 * n), t(lambda: list.__add__(n, [1])))
