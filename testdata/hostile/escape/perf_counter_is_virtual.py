# monty-only
# verdict: done
# A way out of the run.
import time
a = time.perf_counter()
for i in range(100000): pass
assert time.perf_counter() - a == 1e-6
