# monty-only
# verdict: done
# Work without end, or more than its limit.
import re
re.compile('['+''.join(map(chr,range(0x4e00,0x9fff)))+']'*100)
