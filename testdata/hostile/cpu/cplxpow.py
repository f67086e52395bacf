# monty-only
# verdict: raises OverflowError
# Work without end, or more than its limit.
x=(1+2j)**(10**9)
