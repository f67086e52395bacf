# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# Comparing and copying are work; a nested == is not a way around the meter.
print('start')
a = [[0] * 1000 for _ in range(200)]
b = [[0] * 1000 for _ in range(200)]
while a == b and a.copy() == b[:]:
    pass
