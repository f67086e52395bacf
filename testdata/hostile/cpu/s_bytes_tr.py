# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=bytes(4*10**6)
while True: b.translate(bytes(256)); b.replace(b'\0',b'a'); b.upper(); b.title()
