# monty-only
# verdict: done
# Work without end, or more than its limit.
import time
time.sleep(10**9)
