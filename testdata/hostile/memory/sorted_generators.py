# monty-only
# verdict: max_memory
# limits: max_memory=256MiB max_fuel=1000000000
# What sorted() gathers is the list that it gives: no second one, and no hole beside it.
kept = []
while True:
    kept.append(sorted(i for i in range(17)))
