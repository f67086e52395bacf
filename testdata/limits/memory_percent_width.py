# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A width in a % conversion.
print('start')
print('%*d' % (2**31 - 1, 1))
