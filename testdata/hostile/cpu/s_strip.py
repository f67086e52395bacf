# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s=' '*3*10**7
while True: s.strip(); s.lstrip(' \t'); s.rstrip(' x')
