# monty-only
# differs: A memoryview does not lock its bytearray
# cpython: raises BufferError where a bytearray that has views is resized
# monty: resizes it; items that are gone are out of bounds for the view. (Views that are garbage are not known to be, so that a lock could stay for ever)
# instead: release views before the bytearray is resized, which both allow
data = bytearray(b'abc')
view = memoryview(data)
data.append(100)
print(data, bytes(view))
