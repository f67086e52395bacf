# monty-only
# verdict: raises SyntaxError
# Depth of source, data or calls.
exec("f'{1:"+'{1:'*10**5+'}'*10**5+"}'")
