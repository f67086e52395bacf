# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
eval('('*1000+'1'+')'*1000)
