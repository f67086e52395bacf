# monty-only
# differs: The order of `globals()`
# cpython: names stand in the order in which they were first assigned
# monty: names stand in the order in which the program mentions them
# instead: `sorted(globals())`
if False:
    mentioned = 1
assigned = 2
mentioned = 3
print([name for name in globals() if not name.startswith('_')])
