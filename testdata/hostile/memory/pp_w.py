# monty-only
# verdict: max_memory
# More memory than its limit.
import pprint
pprint.pformat([1,[2]],width=1,indent=10**9)
