# monty-only
# verdict: raises RecursionError
# Depth of source, data or calls.
s='1'
def f(n):
    exec('f(n+1)' , {'f':f,'n':n})
f(0)
