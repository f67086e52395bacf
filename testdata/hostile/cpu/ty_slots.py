# monty-only
# verdict: done
# Work without end, or more than its limit.
type('A',(),{'__slots__':[f'x{i}' for i in range(10**5)]})
