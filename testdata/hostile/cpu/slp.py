# monty-only
# verdict: max_duration_secs
# Work without end, or more than its limit.
import time
time.sleep(10**9)
