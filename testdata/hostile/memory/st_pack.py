# monty-only
# verdict: max_memory
# More memory than its limit.
import struct
struct.pack('1000000000x')
