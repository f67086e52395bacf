# Numbers and dates of the library sorted, looked up and used as keys.
print(dict(zip('abc', range(3))), dict(enumerate('ab')), dict(zip([(1,2),(3,4)], 'xy')), dict(zip('ab', 'cd'), e=1))
class K:
    def __init__(s,x): s.x=x
    def __hash__(s): return hash(s.x)
    def __eq__(s,o): return (o.x if isinstance(o,K) else o)==s.x
    def __repr__(s): return f'K({s.x})'
print(dict(zip([K(1),K(2),K(1)], 'abc')), dict(zip([1, K(1), 2], 'abc')))
d={K(1):0}; d.update(zip([1,2,3],'xyz')); print(d)
d={}; d.update(zip(['a'], ['b'])); d.update({'q':1}.items()); print(d)
try: dict(zip([[1]], [2]))
except TypeError as e: print(e)
print({}|dict(zip('a','b')))
from decimal import Decimal as D
from datetime import date, datetime, timedelta, timezone
print(sorted([D(3),D('1.5'),D(2)]), max(D(1),D(5)), min([D(3),D(1)]), D(3) in [D(1),D('3.0')], [D(1),D(2)]==[D('1.0'),D(2)], [D(1)].index(D('1.0')))
ds=[date(2024,3,1),date(2023,1,1),date(2024,1,5)]
print(sorted(ds), max(ds), sorted([(x,'a') for x in ds]), sorted({x:1 for x in ds}.items()), date(2023,1,1) in ds)
print(sorted([(D(2),'b'),(D(2),'a'),(D(1),'z')], reverse=True), sorted([(date(2024,1,1),1),(datetime(2024,1,1),0)][:1]))
try: sorted([datetime(2024,1,1), datetime(2024,1,1,tzinfo=timezone.utc)])
except TypeError as e: print(e)
try: sorted([date(2024,1,1), datetime(2024,1,1)])
except TypeError as e: print(e)
try: sorted([D('NaN'), D(1)])
except Exception as e: print(type(e).__name__, e)
print(sorted([timedelta(3),timedelta(1)]), sorted(ds, key=lambda x:-x.toordinal()), list(map(sorted, [[D(2),D(1)],[D(4),D(3)]])), max(*ds), ds.count(date(2024,3,1)))
print(D('NaN') in [D('NaN')], D(1)==1, [D(1),1]==[1,D(1)], sorted([D(2),1,D('1.5')]))
print({D(1):2}[D('1.0')], {date(2024,1,1):1}.get(date(2024,1,1)), (D(1),D(2)) < (D(1),D(3)), datetime(2024,1,1) == datetime(2024,1,1), [datetime(2024,1,1)]==[datetime(2024,1,1)])
from decimal import Decimal as D
from datetime import *
from fractions import Fraction as F
for d in ('0','1','-1','1.0','1E5','0.5','-0.5','123.456','1E-30','1E20','-7','1E+400','99999999999999999999.5','1e-400', 'Infinity', '-Infinity','3.14159265358979323846264338327950288419716'):
    x=D(d)
    print(d, hash(x), hash(x)==(hash(F(x)) if x.is_finite() else hash(float(x))))
assert hash(D('0.5'))==hash(0.5) and hash(D(10)**30)==hash(10**30)
try: hash(D('sNaN'))
except TypeError as e: print(e)
print({D('1.0'): 'a', 2: 'b'}[1], {1: 'x'}[D('1.00')], D('2') in {1,2}, {D(1),D('1.0'),1}, {0.5:1}[D('0.5')])
a=date(2024,1,1); print({a:1}[date(2024,1,1)], len({date(2024,1,1),date(2024,1,2),a}), hash(a)==hash(date(2024,1,1)))
b=datetime(2024,1,1,10,tzinfo=timezone.utc); c=datetime(2024,1,1,12,tzinfo=timezone(timedelta(hours=2)))
print(b==c, hash(b)==hash(c), {b:1}[c], {datetime(2024,1,1):5}.get(datetime(2024,1,1)), {datetime(2024,1,1)}=={datetime(2024,1,1)})
print(hash(timedelta(1))==hash(timedelta(hours=24)), {timedelta(1):2}[timedelta(hours=24)], hash(timedelta(0)), hash(timedelta.max)==hash(timedelta.max), hash(timedelta(microseconds=-1))!=-1)
class DD(date): pass
class D2(D):
    def __hash__(self): return 7
class D3(D):
    def __eq__(self, o): return True
    __hash__ = D.__hash__
print(hash(DD(2024,1,1))==hash(a), {a:1}.get(DD(2024,1,1)), hash(D2(1)), D3(1)==5, D3(5) in {D3(5):1}, hash(D3(3)))
try: date.__hash__(5)
except TypeError as e: print('TypeError')
from collections import Counter, defaultdict
print(Counter([a,a,b]).most_common(1)[0][1], sorted(Counter([D(1),D('1.0'),D(2)]).items()))
g=defaultdict(list)
for i in range(4): g[date(2024,1,1+i%2)].append(i)
print(dict(g)=={date(2024,1,1):[0,2],date(2024,1,2):[1,3]})
