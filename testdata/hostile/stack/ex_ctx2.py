# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
def f(n):
    try: raise ValueError(n)
    except ValueError:
        f(n+1)
f(0)
