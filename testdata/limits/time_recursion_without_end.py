# monty-only
# limits: max_duration=0.1
# modes: plain fuel snapshot
# Exponential calls within the recursion limit.
print('start')


def f(n):
    return 0 if n == 0 else f(n - 1) + f(n - 1)


print(f(100))
