# monty-only
# verdict: done
# A way out of the run.
import traceback
try:
    import json
    json.loads('{')
except ValueError:
    text = traceback.format_exc()
assert '/root' not in text and '/home' not in text and '.rs' not in text
