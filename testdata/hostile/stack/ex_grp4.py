# monty-only
# verdict: max_memory
# Depth of source, data or calls.
e=ValueError()
for i in range(60): e=ExceptionGroup('a',[e,e])
e.split(TypeError); 
