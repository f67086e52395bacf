# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec("{"*10**5)
