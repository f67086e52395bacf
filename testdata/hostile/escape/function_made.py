# monty-only
# verdict: raises TypeError
# A way out of the run.
import types
types.FunctionType(b'', {})
