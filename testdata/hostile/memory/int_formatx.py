# monty-only
# verdict: max_memory
# More memory than its limit.
x=1<<200000000
f'{x:_x}'
