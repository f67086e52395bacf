# monty-only
# verdict: max_memory | max_fuel
# More memory than its limit.
x=[0]*10**6
while True: x[::-1]; x[:]; x[::2]=x[::2]
