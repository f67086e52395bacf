# monty-only
# tools: echo
# limits: max_slice_fuel=20000
# The loop after the last call burns more than a slice may.
for i in range(3):
    echo(i)
print('start')
while True:
    pass
