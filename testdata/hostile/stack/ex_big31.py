# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec("match 1:\n case "+"1|"*10**6+'1: pass')
