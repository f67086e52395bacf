# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class A:
    def __getattr__(self, name): return self.below.x + self.below.y
top = type("Last", (), {"x": 1, "y": 1})()
for i in range(60):
    a = A(); a.below = top; top = a
top.z
