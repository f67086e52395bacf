# What is done in one step and what is not: operators, comparisons and quantize of numbers of all kinds.
from decimal import *
vals = [Decimal(s) for s in ('0','-0','1','-1','0.1','1.10','99999999999999999999999999999','123456789012345678901234567.89','1E+5','-2.5','0.000001','0.0000001','NaN','Infinity','-Infinity','12345678.9','5E-20')]
vals += [Decimal('12.345'), Decimal('-0.05'), Decimal('1234567890123456789.5')]
import operator as o
def run(f,*a):
    try: return str(f(*a))
    except Exception as e: return type(e).__name__+str(e)
n = 0
lines = []
for a in vals:
    for b in vals+[3,-7,0]:
        for f in (o.add,o.sub,o.mul,o.truediv,o.eq,o.lt,o.ge,o.floordiv,o.mod):
            n += 1
            lines.append(f'{f.__name__} {a} {b} {run(f, a, b)} {run(f, b, a)}')
    for e in ('1','0.01','1E+2','0.00000001'):
        for m in (ROUND_HALF_UP,ROUND_HALF_EVEN,ROUND_DOWN,ROUND_UP,ROUND_CEILING,ROUND_FLOOR,ROUND_05UP,ROUND_HALF_DOWN):
            lines.append(f'{a} {e} {m} {run(a.quantize, Decimal(e), m)}')
import hashlib
print(n, hashlib.md5('\n'.join(lines).encode()).hexdigest())
for a in vals:
    print(*[run(f, a, Decimal('1.1')) for f in (o.add, o.sub, o.mul, o.eq, o.lt)])
print(sorted(s.__name__ for s, on in getcontext().flags.items() if on))
for t in ('1.','.5','-.5','+1','1e5','',' 1','1_0','.','-','٣','1'*40,'0.'+'0'*36+'1','00012.500'):
    print(repr(t),run(Decimal,t), run(lambda t: repr(Decimal(t)), t))
with localcontext() as c:
    c.prec=4
    print(Decimal('1.2345')+Decimal('1'),Decimal('12345')*1,Decimal('1.25').quantize(Decimal('0.1')),Decimal('99999').quantize(Decimal('1')) if 0 else '')
    c.traps[Inexact]=True
    print(run(o.add,Decimal('1.2345'),Decimal(1)),run(o.mul,Decimal('1.2'),Decimal(2)),run(Decimal('1.25').quantize,Decimal('0.1')))
print(Decimal('1.5')+Decimal('2.5'),sum([Decimal('0.1')]*3),Decimal(1)==1.0,Decimal('1.5')<2.5,max(vals[1:12]),sorted(vals[:9]))
class D(Decimal): pass
print(repr(D('1.5')+1),repr(D('2')),D('2')==2,hash(Decimal('1.0'))==hash(1))
print(run(lambda: Decimal(1)+1.5),run(lambda: Decimal(1)+'a'),run(lambda: 'a'+Decimal(1)),run(lambda: Decimal(1)<'a'),Decimal(1)==None, True+Decimal(1))
