# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
x=[]
while True:
    try: 1/0
    except Exception as e: x.append(e)
