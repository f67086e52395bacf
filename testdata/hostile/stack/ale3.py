# monty-only
# verdict: max_memory
# Depth of source, data or calls.
import ast
ast.literal_eval('[1,'*10**6)
