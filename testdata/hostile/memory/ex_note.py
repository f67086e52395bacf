# monty-only
# verdict: max_memory
# More memory than its limit.
e=ValueError()
while True: e.add_note('x'*10**4)
