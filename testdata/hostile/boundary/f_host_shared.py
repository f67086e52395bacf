# monty-only
# tools: echo
# verdict: max_memory
# What crosses to the host and back.
a=[]
for i in range(60): a=[a,a]
echo(a)
