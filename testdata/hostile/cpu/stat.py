# monty-only
# verdict: done
# Work without end, or more than its limit.
import statistics
statistics.mean([10**100000]*1000)
