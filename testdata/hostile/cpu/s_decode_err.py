# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
b=b'a'*10**7+b'\xff'
while True:
    try: b.decode('utf-8')
    except UnicodeDecodeError as e: x=e
