# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import base64
while True: base64.b64encode(bytes(10**7))
