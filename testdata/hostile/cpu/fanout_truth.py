# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class A:
    def __bool__(self): return (not self.below) == (not self.below)
top = 0
for i in range(60):
    a = A(); a.below = top; top = a
not top
