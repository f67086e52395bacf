# monty-only
# verdict: raises NameError
# A way out of the run.
def f(): pass
b = f.__globals__.get('__builtins__', __builtins__)
open('/etc/passwd').read()
