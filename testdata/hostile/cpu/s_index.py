# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='é'*10**7
while True: s[5*10**6]; s[::2]; s[::-1]
