# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
def f(n):
    try: 1/0
    finally: f(n+1)
f(0)
