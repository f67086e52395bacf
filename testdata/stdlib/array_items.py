# Arrays read, written and filled item by item, and what they refuse.
from array import array
a=array('i',[1,2,3])
a.append(5); a[0]=7; a[-1]=9
print(a, len(a), a[0], a[-1], a[1:3])
for bad in (lambda: a.append('x'), lambda: a.append(2**31), lambda: a.__setitem__(0, 1.5), lambda: a[10], lambda: a.__setitem__(10, 1), lambda: a.append(-2**31-1), lambda: a['x'], lambda: array('B',[1]).append(256), lambda: array('b').append(-129), lambda: array('Q').append(-1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
q=array('Q'); q.append(2**64-1); q.append(2**63); print(q)
d=array('d'); d.append(1); d.append(2.5); d.append(True); d[0]=3; print(d)
f=array('f',[0.1]); f[0]=0.2; f.append(1); print(f)
u=array('w','ab'); u[0]='c'; u.append('d'); print(u)
class A(array):
    def __getitem__(self, i): return array.__getitem__(self, i) * 2
    pass
x=A('i',[1,2]); x.foo=1; print(x[1], x, len(x)); x[0]=5; print(x)
print([v for v in a], sum(a), a.index(9))
a[:]=array('i',[1]); print(a)
del a[0]; print(a)
for c in 'bBhHiIlLqQ':
    for v in (-2**70,-2**63-1,-2**63,-2**31-1,-2**15-1,-129,-1,128,256,2**15,2**16,2**31,2**32,2**63,2**64,2**70):
        try: array(c).append(v)
        except Exception as e: print(c, v, type(e).__name__, e)
