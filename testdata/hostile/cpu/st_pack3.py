# monty-only
# verdict: raises error
# Work without end, or more than its limit.
import struct
struct.unpack('1000000000c',b'')
