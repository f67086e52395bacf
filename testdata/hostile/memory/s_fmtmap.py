# monty-only
# verdict: max_memory
# More memory than its limit.
'{x}'.format_map({'x':'y'*10**7})*100
