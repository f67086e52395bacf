# monty-only
# verdict: done
# A way out of the run.
class C:
    def __enter__(self): return self
    def __exit__(self, *a): return True
with C():
    raise SystemExit(1)
