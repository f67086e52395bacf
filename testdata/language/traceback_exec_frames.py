# Code run by exec has no source to show.
space = {}
exec('def f(x):\n    return x / 0\n', space)
print(eval('1 + 1'))
space['f'](1)
