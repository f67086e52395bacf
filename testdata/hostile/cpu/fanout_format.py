# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class A:
    def __format__(self, spec): return f"{self.below}" and f"{self.below}" and ""
    def __str__(self): return "%s%s" % (self.below, self.below) and ""
top = ""
for i in range(60):
    a = A(); a.below = top; top = a
f"{top}" + "%s" % top
