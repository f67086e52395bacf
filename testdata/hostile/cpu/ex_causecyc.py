# monty-only
# verdict: raises ValueError
# Work without end, or more than its limit.
a=ValueError(); b=ValueError()
a.__cause__=b; b.__cause__=a; a.__context__=b; b.__context__=a
raise a
