# monty-only
# differs: Sizes and counts of references
# cpython: `sys.getsizeof` gives bytes, `sys.getrefcount` the number of references
# monty: counts its own bytes in the budget of the run; `getsizeof` is a rough guess, `getrefcount` always 1
# instead: nothing that a program should depend on
import sys

print(sys.getsizeof([]) > 0, sys.getrefcount([]), sys.implementation.name)
