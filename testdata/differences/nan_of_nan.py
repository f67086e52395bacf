# monty-only
# differs: A nan that arithmetic makes of a nan is that same nan
# cpython: every operation gives another object, which containers tell apart
# monty: floats are values: `nan + 1` is what `nan` was; each `float('nan')` is another one
# instead: `math.isnan(x)`
nan = float('nan')
print([nan] == [nan + 1], [nan] == [float('nan')])
