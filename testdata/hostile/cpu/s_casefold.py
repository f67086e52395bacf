# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='İ'*5*10**6
while True: s.lower(); s.casefold(); s.title(); s.swapcase(); s.capitalize()
