# monty-only
# verdict: max_memory
# More memory than its limit.
from collections import namedtuple
while True: namedtuple('X','a b c d e f')
