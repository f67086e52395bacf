# monty-only
# verdict: raises ModuleNotFoundError
# A way out of the run.
exec('class A:\n x = __import__("subprocess")')
