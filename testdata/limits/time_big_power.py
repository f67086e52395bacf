# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# Arithmetic on big integers is work.
print('start')
n = 3 ** 200000
while True:
    n = n * n % (3 ** 200001 + 2)
