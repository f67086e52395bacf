# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A pattern that needs its backtracker, and exponential time in it.
import re

print('start')
print(re.match(r'(a|a)*(\1)b', 'a' * 60))
print('matched')
