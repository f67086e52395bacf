# monty-only
# verdict: max_memory
# More memory than its limit.
x='a'*10**7
f'{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}'
