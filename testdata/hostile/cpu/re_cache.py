# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import re
i=0
while True:
    i+=1
    re.compile('a'*100+str(i))
