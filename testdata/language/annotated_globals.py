# A module's name with an annotation may be a global of functions, wherever it stands.
def reset():
    global counter
    counter = 0


counter: int = 5
reset()
print(counter)


class Holder:
    def bump(self):
        global counter, total
        counter += 1
        total = counter


total: int
Holder().bump()
if True:
    total: int = total + 1
print(counter, total, __annotations__)


def attempt(text):
    try:
        compile(text, 'text', 'exec')
        print('fine')
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)


attempt('def f():\n    global a\n    a: int = 1\n')
attempt('a: int = 1\nglobal a\n')
attempt('global a\na: int = 1\n')
attempt('class K:\n    global a\n    a: int = 1\n')
attempt('def f():\n    def g():\n        global a\n    a: int = 1\n')
attempt('def f():\n    a: int = 1\n    global a\n')
attempt('def f():\n    nonlocal a\n    a: int = 1\n')
