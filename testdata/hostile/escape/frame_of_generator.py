# monty-only
# verdict: raises KeyError
# A way out of the run.
def g(): yield
x = g()
next(x)
f = x.gi_frame
assert f is None or not hasattr(f, 'f_back') or f.f_back is None or True
f.f_builtins['open']('/etc/passwd')
