# monty-only
# verdict: raises NameError | raises ModuleNotFoundError
# A way out of the run.
getattr(__builtins__, '__import__')('socket')
