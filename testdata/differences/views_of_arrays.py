# monty-only
# differs: A memoryview of an `array`
# cpython: shares the items of the array, both ways
# monty: shows the items as they were when it was made, and cannot be written to
# instead: a `bytearray`, and `memoryview(data).cast(typecode)`
from array import array

numbers = array('i', [1, 2])
view = memoryview(numbers)
numbers[0] = 5
print(view.tolist(), view.readonly)
try:
    view[0] = 7
except TypeError as error:
    print(error)
data = bytearray(8)
memoryview(data).cast('i')[1] = 7
print(data)
