# monty-only
# verdict: raises RuntimeError
# A way out of the run.
def g():
    while True:
        try: yield
        except GeneratorExit: pass
x = g()
next(x)
x.close()
