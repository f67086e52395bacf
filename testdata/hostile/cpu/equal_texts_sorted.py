# monty-only
# verdict: max_fuel
# Each of some hundred thousand comparisons goes through two long texts.
a = 'x' * 3_000_000
b = 'x' * 2_999_999 + a[0]
sorted([a, b] * 100_000)
