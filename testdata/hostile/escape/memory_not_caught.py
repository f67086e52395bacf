# monty-only
# limits: max_memory=8MiB
# verdict: max_memory
# A way out of the run.
x = []
try:
    while True: x.append('x' * 1000)
except BaseException:
    x = None
