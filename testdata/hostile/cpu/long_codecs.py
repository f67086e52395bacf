# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
s = 'é'*2*10**6
while True:
    for c in ('utf-16', 'utf-32', 'unicode_escape', 'cp1252', 'latin-1', 'utf-8-sig'): s.encode(c).decode(c)
