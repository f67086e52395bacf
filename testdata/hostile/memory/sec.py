# monty-only
# verdict: max_memory
# More memory than its limit.
import secrets
secrets.token_bytes(10**12)
