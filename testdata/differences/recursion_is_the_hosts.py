# monty-only
# differs: `sys.setrecursionlimit` lowers the limit only
# cpython: takes any limit
# monty: the host's limit (1000 frames unless it gives another) is the most; frames of native functions do not count, those of library code that is Python here do
# instead: a loop with a list of what is left to do; or a host that allows more (`max_recursion_depth`)
import sys

sys.setrecursionlimit(10_000)
print(sys.getrecursionlimit())
sys.setrecursionlimit(500)
print(sys.getrecursionlimit())
