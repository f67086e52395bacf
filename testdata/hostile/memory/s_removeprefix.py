# monty-only
# verdict: max_fuel
# More memory than its limit.
s='a'*3*10**7
while True: s.removeprefix('a'); s.removesuffix('a')
