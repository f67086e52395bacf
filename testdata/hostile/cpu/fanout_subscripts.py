# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class A:
    def __getitem__(self, i): return self.below[i] or self.below[i]
    def __setitem__(self, i, v): self.below[i] = v; self.below[i] = v
    def __contains__(self, i): return i in self.below or i in self.below
    def __delitem__(self, i): del self.below[i]; del self.below[i]
    def __len__(self): return 0 if self.below else 0 if self.below else 0
top = {0: 0}
for i in range(60):
    a = A(); a.below = top; top = a
import random
for what in (lambda: top[0], lambda: top.__setitem__(0, 0), lambda: 1 in top, lambda: bool(top)):
    what()
