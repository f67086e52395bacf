# monty-only
# verdict: done
# Work without end, or more than its limit.
x=list(range(10**5))
def k(v):
    x.append(v); x.clear(); return -v
x.sort(key=k)
