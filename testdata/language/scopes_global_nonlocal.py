# Which name a statement means: global, nonlocal, local, builtin, class body.
x = 'module'


def read():
    return x


def shadow():
    x = 'local'
    return x


def write():
    global x, made_here
    x = 'written'
    made_here = 'new global'


print(read(), shadow())
write()
print(read(), made_here)


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(type(e).__name__, e)


def augmented():
    x += 'more'


try:
    augmented()
except UnboundLocalError as e:
    print(type(e).__name__, e)

try:
    print(nowhere)
except NameError as e:
    print(type(e).__name__, e, e.name)


def outer():
    x = 'outer'

    def middle():
        def inner():
            nonlocal x
            x = 'changed'

        inner()
        return x

    return middle(), x


print(outer(), x)


def outer_global():
    x = 'outer'

    def inner():
        global x
        x = 'global again'
        return x

    return inner(), x


print(outer_global(), x)


class Body:
    print('body sees', x)
    x = 'attribute'
    print('body sees', x)
    del x
    print('body sees', x)
    len = lambda self: 'own len'

    def use(self):
        return len([1, 2, 3])


print(Body().use(), Body().len())

len = lambda x: 'shadowed'
print(len([1]))
del len
print(len([1]))

try:
    del len
except NameError as e:
    print(type(e).__name__, e)


def branch(flag):
    if flag:
        value = 1
    return value


print(branch(True))
try:
    branch(False)
except UnboundLocalError as e:
    print(e)

for loop_var in range(3):
    pass
print(loop_var)


def empty_loop():
    for i in []:
        pass
    return i


try:
    empty_loop()
except UnboundLocalError as e:
    print(e)

try:
    raise ValueError('gone')
except ValueError as err:
    pass
try:
    err
except NameError as e:
    print(e)

print(sorted(n for n in globals() if not n.startswith('__')))


def see_locals(a, b=2):
    c = a + b
    return sorted(locals().items())


print(see_locals(1))
print(vars() is globals(), locals() is globals())
globals()['planted'] = 42
print(planted)
