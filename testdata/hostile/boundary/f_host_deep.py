# monty-only
# tools: echo
# verdict: raises ValueError
# What crosses to the host and back.
a=[]
for i in range(10**5): a=[a]
echo(a)
