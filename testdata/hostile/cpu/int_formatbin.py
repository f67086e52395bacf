# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=1<<20000000
bin(x); f'{x:b}'; f'{x:_b}'; oct(x)
