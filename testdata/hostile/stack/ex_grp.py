# monty-only
# verdict: max_memory
# Depth of source, data or calls.
e=ValueError()
for i in range(10**5): e=ExceptionGroup('a',[e])
raise e
