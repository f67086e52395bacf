# monty-only
# verdict: max_memory
# More memory than its limit.
import operator
operator.index(1); operator.mul('x',10**9)
