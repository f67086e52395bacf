# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
x='a'*10**7; y='a'*10**7
while True: x<y; x in (y,); {x:1}=={y:1}; x.startswith(y); x.endswith(y)
