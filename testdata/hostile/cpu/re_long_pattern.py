# monty-only
# verdict: done
# A pattern is compiled once, however long it is and however often it is used.
import re
p = re.compile('(?:abc|[a-z]x)' * 3000)
print(sum(p.match('') is None for _ in range(2000)))
