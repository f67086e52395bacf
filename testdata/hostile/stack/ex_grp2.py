# monty-only
# verdict: raises ExceptionGroup
# Depth of source, data or calls.
e=ValueError()
for i in range(60): e=ExceptionGroup('a',[e,e])
raise e
