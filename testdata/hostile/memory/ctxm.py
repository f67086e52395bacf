# monty-only
# verdict: max_memory
# More memory than its limit.
from contextlib import ExitStack
with ExitStack() as s:
    while True: s.callback(int)
