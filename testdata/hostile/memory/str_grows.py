# monty-only
# verdict: max_memory
# limits: max_memory=16MiB max_fuel=30000000
# A text that grows without an end, and all that it was.
kept = []
s = ''
while True:
    s += 'abcdefgh'
    kept.append(s)
