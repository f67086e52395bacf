# monty-only
# verdict: done
# A way out of the run.
assert abs(hash(object())) < 2 ** 62
