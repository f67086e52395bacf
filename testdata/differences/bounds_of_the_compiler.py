# monty-only
# differs: Bounds of one function
# cpython: takes any number of parameters
# monty: takes 200 parameters and captured variables in one function
# instead: `*args`, `**kwargs`, or a class
try:
    exec('def f(' + ', '.join(f'a{i}' for i in range(300)) + '): pass')
except SyntaxError as e:
    print(e)
