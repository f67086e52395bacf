# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# From integer to text and back, quadratic in the digits.
print('start')
n = 10**4000 - 1
while True:
    n = int(str(n)[::-1])
