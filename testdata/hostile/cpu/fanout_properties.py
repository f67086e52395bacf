# monty-only
# verdict: max_fuel
# Work that doubles with every level, without a loop or a call that is written down.
class P: pass
for i in range(60):
    setattr(P, f"p{i}", property(eval(f"lambda self: self.p{i + 1} + self.p{i + 1}")))
P.p60 = 1
P().p0
