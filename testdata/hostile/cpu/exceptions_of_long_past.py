# monty-only
# verdict: max_fuel
# Each exception is raised while one is handled whose contexts are a long chain.
last = None
for i in range(50_000):
    error = ValueError(i)
    error.__context__ = last
    last = error
try:
    raise last
except ValueError:
    while True:
        try:
            raise KeyError
        except KeyError:
            pass
