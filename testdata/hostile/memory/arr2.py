# monty-only
# verdict: max_memory
# More memory than its limit.
import array
a=array.array('d',range(10))
while True: a.extend(a)
