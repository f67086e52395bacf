# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
'{0:{0:{0}}}'.format(1)
