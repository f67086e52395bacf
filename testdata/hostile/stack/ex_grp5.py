# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
e=ValueError()
for i in range(60): e=ExceptionGroup('a',[e,e])
e.derive([e]); repr(e)
