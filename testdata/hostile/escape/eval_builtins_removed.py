# monty-only
# verdict: raises NameError
# A way out of the run.
eval("__import__('os').system('id')", {'__builtins__': {}})
