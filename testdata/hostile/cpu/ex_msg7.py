# monty-only
# verdict: raises TypeError
# Work without end, or more than its limit.
type('A'*10**7,(),{})()+1
