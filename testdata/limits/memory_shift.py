# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A shift whose result does not fit.
print('start')
n = 1 << 10**12
print('made')
