# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import struct
list(struct.iter_unpack('B',bytes(10**7)))
