# Methods that share a slot in CPython, and attributes that only a type can have.
def t(f):
    try: return f()
    except Exception as e: return type(e).__name__, str(e)
class C: pass
class S: __slots__=()
class L(list): pass
class D: 
    def __setitem__(s,k,v): pass
class E:
    def __delitem__(s,k): pass
class F(list):
    __delitem__ = None
class H:
    def __set__(s,o,v): pass
class J:
    def __delete__(s,o): pass
class K: h=H(); j=J()
for v in [[1], 4.5, 'a', C(), S(), L(), None, 1j, (1,), {}, iter([]), C, int, object(), range(3), slice(1), type(None), (i for i in ())]:
    for n in ['__doc__','__dict__','__class__','x','__module__','__name__','__weakref__', '__len__', '__eq__']:
        print(type(v).__name__, n, t(lambda: delattr(v,n)), t(lambda: setattr(v,n,b'')))
for v in [D(),E(),F(),C(),S(), L(), [], {}, 'a', b'a', (1,), 4, None]:
    def d(): del v[0]
    def d2(): del v['a']
    def s(): v[0]=1
    def s2(): v['a']=1
    print(type(v).__name__, t(d),t(d2),t(s),t(s2))
k=K()
print(t(lambda: delattr(k,'h')), t(lambda: setattr(k,'j',1)))
class M1(type):
    def __getattr__(cls, name): return f'attr {name}'
class M2(type):
    def __class_getitem__(cls, item): return cls.__name__, item
class M3(type):
    def __getattr__(cls, name): return lambda k: (name, k)
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
class A3(metaclass=M3): pass
class A4:
    __class_getitem__ = None
print(t(lambda: A1[0]), t(lambda: A2[0]), t(lambda: A3[0]), t(lambda: A4[0]), t(lambda: C[0]), t(lambda: int[0]), t(lambda: type[0]))
class R:
    def __rpow__(s,o): return True
class R2(R): pass
class R3(int):
    def __rpow__(s,o): return 'r'
class R4(float):
    def __pow__(s,o,m=None): return 'p', type(m).__name__
vals = [R(), R3(3), R4(2.0), 5, 2.5, None, C(), 1j]
for a in vals:
    for b in vals:
        for c in vals:
            if sum(isinstance(x,(R,R3,R4)) for x in (a,b,c)) or c is not None:
                print(type(a).__name__,type(b).__name__,type(c).__name__, t(lambda: pow(a,b,c)))

