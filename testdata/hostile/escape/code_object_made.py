# monty-only
# verdict: raises TypeError
# A way out of the run.
def f(): return 1
c = f.__code__
type(c)(0, 0, 0, 0, 0, 0, b'', (), (), (), '', '', '', 0, b'', b'')
