# What each format character of struct takes, and what it says of the rest.
import struct
class I:
    def __init__(s,v): s.v=v
    def __index__(s): return s.v
class F:
    def __init__(s,v): s.v=v
    def __float__(s): return s.v
for f in ['n','N','P','q','Q','<q','<Q','>l','i','H','b','B','e','f','d','<e','<f','<d','>d','?','c','s','<i','!H', 'l', 'L','<l','<b','<B','<h', '>Q','>q','>b','>e']:
    for v in [-1, 10**30,-10**30, 10**400, -10**400, 2**62,1e300,-1e300,float('nan'),'x',None,2.5,I(3),I(10**30),I('x'),F(2.5),F('x'),F(1e300), True, b'x', 70000, 65519, 65520, 65504, 1e39]:
        try: r=struct.pack(f,v)
        except Exception as e: r=(type(e).__name__,str(e))
        print(f, v if not isinstance(v,(I,F)) and len(str(v))<50 else type(v).__name__+str(v)[:3].replace('<__',''), r)
