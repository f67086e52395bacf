# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import hashlib
hashlib.pbkdf2_hmac('sha256',b'a',b'b',1,10**9)
