# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_fuel
# More memory than its limit.
for n in range(20,200):
    x=[bytes(n*1000) for i in range(30000//n)]
    x=x[::20]
