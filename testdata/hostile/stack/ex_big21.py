# monty-only
# verdict: max_fuel
# Depth of source, data or calls.
exec("def f("+','.join(f'a{i}' for i in range(10**5))+'): pass')
