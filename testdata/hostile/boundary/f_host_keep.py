# monty-only
# tools: echo
# verdict: max_fuel
# What crosses to the host and back.
k=[]
while True: k.append(echo(len(k)))
