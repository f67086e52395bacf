# monty-only
# limits: max_memory=32MiB max_fuel=30000000
# verdict: max_memory
# More memory than its limit.
s='é'*10**7
x=[]
while True: x.append(s[0:10**6]); s[5*10**5]; x[-1][500]
