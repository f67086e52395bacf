# monty-only
# verdict: max_memory
# More memory than its limit.
import array
array.array('d',[0])*10**12
