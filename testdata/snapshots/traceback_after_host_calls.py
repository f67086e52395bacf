# tools: echo fail
# An uncaught exception whose frames were all suspended before it.
class Step:
    def __init__(self, n):
        self.n = echo(n)

    def run(self):
        values = [echo(v) for v in range(self.n)]
        return sum(values) / echo(self.n - 3)


def plan(steps):
    for step in steps:
        print(step.n, step.run())


try:
    fail('ValueError', 'handled before')
except ValueError:
    echo('handled')
plan(Step(n) for n in (1, 2, 3))
