# monty-only
# verdict: done
# A way out of the run.
import json, re, collections
for m in (json, re, collections):
    assert not str(getattr(m, '__file__', '')).startswith('/root')
