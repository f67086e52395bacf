# monty-only
# tools: echo
# verdict: max_fuel
# What crosses to the host and back.
x='a'*10**7
while True: echo(x)
