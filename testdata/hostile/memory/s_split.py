# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
s='a '*10**6*10
while True: s.split()
