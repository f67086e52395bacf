# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
exec('\n'.join(f'x{i}=1' for i in range(10000)))
while True: locals(); globals().copy(); dir()
