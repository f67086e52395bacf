# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec("x: "+'list['*10**5)
