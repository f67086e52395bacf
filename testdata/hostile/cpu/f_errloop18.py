# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import base64
s='!'*10**7
while True:
    try: base64.b64decode(s,validate=True)
    except Exception: pass
