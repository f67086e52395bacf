# monty-only
# verdict: raises ModuleNotFoundError
# A way out of the run.
import pickle
class A:
    def __reduce__(self): return (print, ('owned',))
pickle.loads(pickle.dumps(A()))
