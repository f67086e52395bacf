# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A width in a format spec is a size like any other.
print('start')
width = 10**11
print(f'{1:>{width}}')
