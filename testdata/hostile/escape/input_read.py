# monty-only
# verdict: raises EOFError
# A way out of the run.
input()
