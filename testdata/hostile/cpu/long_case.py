# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
s = 'aΣ' + "'"*10**7
while True: s.lower(); s.title(); s.upper(); s.istitle(); s.isidentifier()
