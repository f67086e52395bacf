# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import copy
copy.deepcopy([[1]]*10**6)
