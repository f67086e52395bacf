# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
while True:
    try: raise ExceptionGroup('a',[ValueError(i) for i in range(1000)])
    except* ValueError: pass
