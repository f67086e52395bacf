# monty-only
# verdict: done
# Work without end, or more than its limit.
import inspect
inspect.signature(lambda:1)
