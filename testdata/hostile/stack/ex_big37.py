# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec('\n'.join(' '*i+'try:' for i in range(90))+'\n'+' '*95+'pass')
