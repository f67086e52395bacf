# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A power whose result does not fit.
print('start')
n = 7 ** (10**9)
print('made')
