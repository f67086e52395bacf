# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='1+'*10**5+'"'
while True:
    try: compile(s,'f','eval')
    except SyntaxError: pass
