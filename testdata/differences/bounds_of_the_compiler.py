# monty-only
# differs: Bounds of functions and names
# cpython: takes any number of parameters, and names of any length
# monty: takes 200 parameters and captured variables in one function, and names of 65,536 bytes
# instead: `*args`, `**kwargs`, or a class; a dict for long keys
for source in (
    'def f(' + ', '.join(f'a{i}' for i in range(300)) + '): pass',
    'x = 1\nx.' + 'y' * 65_537,
    'z' * 65_536 + ' = 1',
):
    try:
        exec(source)
        print('fits')
    except SyntaxError as e:
        print(e, e.lineno)
