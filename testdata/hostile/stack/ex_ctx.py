# monty-only
# verdict: raises ValueError
# Depth of source, data or calls.
e=None
for i in range(10**5):
    try:
        raise ValueError from e
    except ValueError as x: e=x
raise e
