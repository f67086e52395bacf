# monty-only
# verdict: raises AttributeError
# A way out of the run.
def f(): return 1
f.__code__.replace(co_code=b'\x00' * 100)
