# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import contextvars
v=contextvars.ContextVar('x')
while True: v.set(1)
