# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
import sys
sys.setrecursionlimit(10**6)
exec('('*10**5+')'*10**5)
