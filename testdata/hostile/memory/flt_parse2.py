# monty-only
# verdict: max_fuel
# More memory than its limit.
s='0.'+'1'*30000000+'e5'
while True: float(s)
