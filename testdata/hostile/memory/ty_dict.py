# monty-only
# verdict: max_memory
# More memory than its limit.
type('A',(),{f'x{i}':i for i in range(10**6)})
