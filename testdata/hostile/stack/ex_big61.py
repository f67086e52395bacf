# monty-only
# verdict: done
# Depth of source, data or calls.
exec('class A:\n'+'\n'.join(f' def f{i}(self): pass' for i in range(20000)))
