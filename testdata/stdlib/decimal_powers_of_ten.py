# Powers of what has an exact inverse.
from decimal import Decimal, localcontext

for a in ['1E+99', '1e50', '10', '1', '100E-4', '0.001', '1.0', '2', '5', '25']:
    for b in ['-926', '-363', '-2', '-1', '3', '40', '-100']:
        print(a, b, Decimal(a) ** Decimal(b))
with localcontext(prec=3):
    print(Decimal('1E+99') ** -7, Decimal('1000') ** -3, Decimal(10) ** -5)
