# monty-only
# limits: max_source=2000
# Source that is compiled counts: the program's own, and what it gives to exec and its kin.
print('start')
for i in range(1000):
    exec('x = 1  # a comment to make it longer')
print('not reached')
