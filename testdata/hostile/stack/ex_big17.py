# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec("f'{"*1000+'1'+"}'"*1000)
