# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
for k in range(4):
    x=['a'*(50+i%7) for i in range(200000)]
    x=[y for i,y in enumerate(x) if i%50==0]
    z=['b'*3000 for i in range(10000)]
    del z
    q=['c'*(400+i%7) for i in range(60000)]
    del q
