# monty-only
# verdict: max_memory
# Work without end, or more than its limit.
import struct
struct.unpack('10000000B',bytes(10**7))
