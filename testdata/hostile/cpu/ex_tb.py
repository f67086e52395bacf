# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import traceback
def f(n):
    if n: f(n-1)
    else: raise ValueError
try: f(900)
except ValueError as e:
    while True: traceback.format_exc()
