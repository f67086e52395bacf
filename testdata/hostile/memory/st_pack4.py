# monty-only
# verdict: max_memory
# More memory than its limit.
import struct
struct.Struct('i'*10**6*3)
