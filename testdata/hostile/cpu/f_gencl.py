# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
def g():
    try: yield
    finally: pass
while True:
    x=g(); next(x); x.close()
