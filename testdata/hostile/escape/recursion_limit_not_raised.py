# monty-only
# verdict: raises RecursionError
# A way out of the run.
import sys
sys.setrecursionlimit(10 ** 9)
def f(n): return f(n + 1)
f(0)
