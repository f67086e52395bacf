# A text that runs again: the same scope, another one, names that come and go between, functions it defines.
total = 0
for x in range(20000):
    total += eval('x + 1')
print(total)
scope = {'n': 0}
for _ in range(1000):
    exec('n += 1', scope)
print(scope['n'])


def local(y):
    return eval('y * 2')


print([local(i) for i in range(4)])
for text in ('len([1, 2])', 'len([1, 2])'):
    print(eval(text))
    len = lambda items: 'mine'
del len
print(eval('len([1, 2])'), eval('len([1, 2])', {'len': max}), eval('len([1, 2])', {}))
made = []
for i in range(3):
    exec('def f(a=i):\n    return a\nmade.append(f)')
print([f() for f in made], made[0] is made[1])
code = compile('x, i', 'text', 'eval')
for x in range(2):
    print(eval(code), eval(code, {'x': 'given', 'i': 1}), eval(code, {'i': 2}, {'x': 'local'}))
depth = 0
again = 'depth += 1\nif depth < 5:\n    exec(again)'
exec(again)
print(depth)
for _ in range(2):
    try:
        eval('undefined_name')
    except NameError as e:
        print(e)
    exec('undefined_name = 1')
    print(eval('undefined_name'))
    del undefined_name
