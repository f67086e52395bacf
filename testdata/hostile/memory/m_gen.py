# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
def g():
    a=b=c=1
    yield
x=[]
while True:
    y=g(); next(y); x.append(y)
