# monty-only
# differs: An object that nothing refers to any more is not finalised
# cpython: runs `__del__`, and the `finally` blocks of a generator that was left, when the last reference goes
# monty: frees memory by tracing, when it is needed, and runs no code then: `__del__` is never called, an abandoned generator is not closed
# instead: `with` statements, `contextlib.closing(generator)`, `generator.close()`
import contextlib


class Resource:
    def __del__(self):
        print('never printed')


def lines():
    try:
        yield 'first'
        yield 'second'
    finally:
        print('closed')


resource = Resource()
del resource
for line in lines():
    print(line)
    break
with contextlib.closing(lines()) as closing:
    print(next(closing))
