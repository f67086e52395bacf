# monty-only
# verdict: raises error
# Work without end, or more than its limit.
import struct
struct.calcsize('9'*1000+'x')
