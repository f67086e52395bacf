# monty-only
# verdict: raises NotImplementedError
# A way out of the run.
compile('1', 'f', 'exec', 0x400)
