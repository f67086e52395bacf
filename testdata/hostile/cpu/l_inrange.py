# monty-only
# verdict: done
# Work without end, or more than its limit.
10**5 in range(10**30)
class X(int): pass
X(3) in range(10**18)
