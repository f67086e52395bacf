# monty-only
# differs: `abs()` of a complex number with nan, after an overflow elsewhere
# cpython: may raise the `OverflowError` of an earlier calculation once more
# monty: gives nan
# instead: nothing that a program should depend on
import math

try:
    math.pow(10.0, 400)
except OverflowError as error:
    print(error)
print(abs(complex(math.nan, 1)))
