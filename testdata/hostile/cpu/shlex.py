# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
import shlex
shlex.split('a '*10**6)
