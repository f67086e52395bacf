# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
import hashlib
hashlib.shake_128(b'a').hexdigest(10**9)
