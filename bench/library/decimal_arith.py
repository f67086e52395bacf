from decimal import Decimal, getcontext, ROUND_HALF_UP
total = Decimal(0)
price = Decimal("19.99")
rate = Decimal("0.0825")
for i in range(100000):
    line = price * (i % 7 + 1)
    tax = (line * rate).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    total += line + tax
    if total > Decimal("1000000"):
        total -= 1000000
print(total, total / 7, getcontext().prec)
