# monty-only
# verdict: max_memory
# limits: max_fuel=200000000
# More memory than its limit.
b=b'\xff'*10**7
b.decode('utf-8','backslashreplace')
