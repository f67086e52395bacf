# monty-only
# verdict: done
# Work without end, or more than its limit.
('{'*10**6).format()
