# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
import datetime
x=[]
while True: x.append(datetime.datetime(2020,1,1))
