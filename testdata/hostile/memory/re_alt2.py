# monty-only
# verdict: max_memory
# More memory than its limit.
import re
p=re.compile('|'.join('a'*i for i in range(1,1000)))
p.findall('a'*10**6)
