# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import ast
s='1+'*10**5+'"'
while True:
    try: ast.literal_eval(s)
    except Exception: pass
