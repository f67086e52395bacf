# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*10**6; t=''.join(map(chr,range(256,60000)))+'a'
while True: s.strip(t)
