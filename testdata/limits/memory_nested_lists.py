# monty-only
# limits: max_memory=3000000
# modes: plain fuel snapshot
# Nesting without end: freeing and marking it may not recurse either.
print('start')
nested = []
while True:
    nested = [nested]
