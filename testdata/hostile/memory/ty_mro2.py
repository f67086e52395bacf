# monty-only
# verdict: max_memory
# More memory than its limit.
class A: pass
for i in range(10**5): A=type('A',(A,),{})
A().x
