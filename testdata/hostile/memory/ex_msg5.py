# monty-only
# verdict: max_memory
# More memory than its limit.
__import__('x'*2*10**7)
