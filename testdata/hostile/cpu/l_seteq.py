# monty-only
# verdict: done
# Work without end, or more than its limit.
a=frozenset()
for i in range(60): a=frozenset((a,(a,)))
hash(a)
