# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
def f(**k): pass
x={f'k{i}':i for i in range(10**4)}
while True: f(**x)
