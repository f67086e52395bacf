# monty-only
# verdict: max_memory
# limits: max_memory=512MiB max_fuel=10000000000
# One list with all there is: to mark what it holds takes long, and its growing moves it.
kept = []
while True:
    kept.append([])
