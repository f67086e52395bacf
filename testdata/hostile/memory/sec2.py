# monty-only
# verdict: max_memory
# More memory than its limit.
import secrets
secrets.token_hex(10**9)
