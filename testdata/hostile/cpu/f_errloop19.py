# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import binascii
s=b'0'*10**7+b'z'
while True:
    try: binascii.unhexlify(s)
    except Exception: pass
