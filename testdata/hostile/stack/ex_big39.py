# monty-only
# verdict: raises NameError
# Depth of source, data or calls.
exec('print('+'*a,'*10**5+')')
