# monty-only
# verdict: raises AttributeError
# A way out of the run.
import json
assert getattr(json, '__loader__', None) is None or not hasattr(json.__loader__, 'get_data')
__loader__.get_data('/etc/passwd')
