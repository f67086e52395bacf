# monty-only
# verdict: max_fuel
# Many patterns whose programs are far larger than their texts.
import re
kept = []
i = 0
while True:
    kept.append(re.compile('(?:a|[b-x]y)' * 300 + str(i)))
    i += 1
