# monty-only
# verdict: max_memory
# limits: max_memory=256MiB max_fuel=1000000000
# What tuple() gathers in a list leaves no hole that the next one does not fit.
kept = []
while True:
    kept.append(tuple(i for i in range(17)))
