# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x=(1<<8*10**6)-1
while True: int.from_bytes(x.to_bytes(10**6,'big'),'little')
