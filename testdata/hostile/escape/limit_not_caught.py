# monty-only
# limits: max_fuel=100000
# verdict: max_fuel
# A way out of the run.
while True:
    try:
        while True: pass
    except BaseException:
        pass
