# monty-only
# limits: max_fuel=40000000 max_memory=128MiB
# verdict: max_fuel
# One call that goes on for long.
s = 'é'*10**6
while True: s.center(10**7, 'ß'); s.zfill(10**7); ('\t'*10**6).expandtabs(); s*10; s+s
