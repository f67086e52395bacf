# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A quadratic search, again and again.
print('start')
hay = 'a' * 200000
while True:
    hay.count('a' * 1000 + 'b')
    hay in hay + 'b'
