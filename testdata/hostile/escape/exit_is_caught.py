# monty-only
# verdict: done
# A way out of the run.
try:
    exit(3)
except SystemExit as e:
    assert e.code == 3
