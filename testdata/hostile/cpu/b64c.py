# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import base64
base64.b32encode(bytes(10**7)); base64.a85encode(bytes(10**7))
