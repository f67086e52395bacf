# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
dict(zip(iter(int,1),iter(int,1)))
