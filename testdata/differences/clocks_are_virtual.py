# monty-only
# differs: Clocks move by sleeping, and by a microsecond each time they are read
# cpython: reads the clocks of the machine
# monty: asks the host for the time once; from there on a run is the same every time, however fast the machine is
# instead: measure on the host how long a run takes
import time

start = time.perf_counter()
sum(range(100_000))
print(time.perf_counter() - start == 1e-6)
start = time.monotonic()
time.sleep(2)
print(round(time.monotonic() - start, 3))
