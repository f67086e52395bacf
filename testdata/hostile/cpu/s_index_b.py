# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s=b'a'*10**7; t=b'a'*10**6+b'b'
while True: s.find(t); s.rfind(b'b'+t); s.count(t)
