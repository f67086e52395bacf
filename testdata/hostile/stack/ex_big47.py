# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec('x = """'+'a'*2*10**7+'"""')
