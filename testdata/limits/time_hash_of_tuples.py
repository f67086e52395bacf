# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A structure that is small in memory and endless to walk.
print('start')
t = ()
for _ in range(80):
    t = (t, t)
print(hash(t))
