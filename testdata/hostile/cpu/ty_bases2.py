# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
a=[type(f'A{i}',(),{}) for i in range(3000)]
type('B',tuple(a),{})
