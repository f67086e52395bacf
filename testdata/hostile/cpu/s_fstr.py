# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x='a'*10**6
while True: f'{x}{x}{x}{x}{x}{x}{x}{x}{x}{x}{x!r}'
