# monty-only
# limits: max_fuel=100000
# verdict: max_fuel
# A way out of the run.
try:
    while True: pass
finally:
    open('/etc/passwd')
