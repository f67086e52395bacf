# monty-only
# verdict: max_memory
# More memory than its limit.
A=object
while True: A=type('A',(A,),{})
