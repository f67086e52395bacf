# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
import ast
ast.literal_eval('[1,'*10**6)
