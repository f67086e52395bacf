# monty-only
# limits: max_memory=3000000
# modes: plain fuel snapshot
# Exceptions that hold each other and their tracebacks.
print('start')
previous = None
while True:
    try:
        raise ValueError('x' * 100) from previous
    except ValueError as e:
        previous = e
