# monty-only
# verdict: done
# A way out of the run.
assert 0 < id(object()) < 2 ** 40
assert '0x7f' not in repr(object())
