# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import re
x=[]
while True: x.append(re.compile(f'a{len(x)}[b-z]+(c|d)*'))
