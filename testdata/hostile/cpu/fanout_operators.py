# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class A:
    def __add__(self, other): return self.below + other if (self.below + other) else 1
    def __radd__(self, other): return self.below - other if (self.below < other) else 1
    __sub__ = __lt__ = __add__
top = 1
for i in range(60):
    a = A(); a.below = top; top = a
top + 1
