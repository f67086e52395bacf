# monty-only
# verdict: raises IndexError
# Work without end, or more than its limit.
('{0'+'[0]'*10**6+'}').format([])
