# monty-only
# verdict: done
# Work without end, or more than its limit.
('{:1000}'*10000).format(*range(10000))
