# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec('type X'+'[T: X'*10**4)
