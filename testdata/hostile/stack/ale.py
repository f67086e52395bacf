# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
import ast
ast.literal_eval('('*10**6)
