# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
s='a'*3*10**7
while True: s.isalpha(); s.isidentifier(); s.isascii(); s.isprintable()
