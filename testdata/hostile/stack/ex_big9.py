# monty-only
# verdict: max_memory
# Depth of source, data or calls.
exec('if 1: pass\n'+'elif 1: pass\n'*10**5)
