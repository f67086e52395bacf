# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# One native call that works for ever.
print('start')
print(sum(map(abs, range(10**15))))
