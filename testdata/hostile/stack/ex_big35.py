# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec('\n'.join(' '*i+'for x in y:' for i in range(90))+' pass')
