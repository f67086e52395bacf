# Format specs of Decimal and Fraction.
from decimal import Decimal as D
from fractions import Fraction as F
import itertools
def t(v,s):
    try: return format(v,s)
    except Exception as e: return type(e).__name__, str(e)
V=[D('1234.5678'),D('-100'),D('-1e2'),D('NaN'),D('0.00'),D('-0.001'),D('1E+20'),D('-Infinity')]
W=[F(22,7),F(-1,3),F(1234567,2),F(0),F(5),F(-10**20,3), F(1,10**7), F(999999,1000000)]
for al in ['','<','x^','0=','=', '>']:
  for sg in ['','+',' ']:
    for z in ['','z','#','z#', '#z']:
      for w in ['','0','00','5','010','12']:
        for g in ['',',','_']:
          for p in ['','.0','.3','.','.00']:
            for ty in ['','f','e','G','%','n','d','s']:
                s=al+sg+z+w+g+p+ty
                if hash((len(s),sum(s.encode())*7919%1009))%23: continue
                print(repr(s), *[t(v,s) for v in V])
                print(repr(s), *[t(v,s) for v in W])
