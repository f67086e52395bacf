# monty-only
# verdict: max_memory
# More memory than its limit.
import statistics
statistics.median(range(10**7))
