# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec('[1 for a in b'+' if b'*10**5+']')
