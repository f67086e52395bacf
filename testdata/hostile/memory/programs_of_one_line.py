# monty-only
# verdict: max_memory
# limits: max_memory=128MiB max_fuel=1000000000
# Small programs, and what compiling them leaves between them.
n = 0
while True:
    n += 1
    exec('x%d = 1' % (n % 10))
