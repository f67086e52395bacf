# monty-only
# verdict: raises IndentationError
# Depth of source, data or calls.
exec('\n'.join(' '*i+'if 1:' for i in range(1000)))
