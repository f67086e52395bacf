# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec('(a:='*10**5+'1'+')'*10**5)
