# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec("match 1:\n case "+"["*10**5)
