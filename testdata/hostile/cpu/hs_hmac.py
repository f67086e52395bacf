# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import hmac
b=bytes(10**7)
while True: hmac.new(b'a',b,'sha256').digest()
