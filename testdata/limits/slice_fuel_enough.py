# monty-only
# tools: echo
# limits: max_slice_fuel=20000
# Fuel between two pauses: each answer of the host gives a new allowance.
total = 0
for i in range(20):
    for j in range(1000):
        total += j
    echo(i)
print(total)
