# monty-only
# verdict: raises RuntimeError
# A way out of the run.
breakpoint()
