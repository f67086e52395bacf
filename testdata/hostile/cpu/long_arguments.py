# monty-only
# verdict: max_fuel
# Arguments that are longer than anything their functions have use for.
import math
import re
import unicodedata

text = 'a' * 3_000_000
data = text.encode()
view = memoryview(data)
number = 1 << 8_000_000
items = (None,) * 300_000
calls = [
    lambda: 'x'.encode('ascii', text),
    lambda: 'x'.encode(text),
    lambda: b'x'.decode(text, text),
    lambda: view.cast(text),
    lambda: bytes.maketrans(data, data),
    lambda: number.to_bytes(),
    lambda: number.__hash__(),
    lambda: items.__getnewargs__(),
    lambda: re.sub('b', text, 'a'),
    lambda: math.log(number, number),
    lambda: math.comb(5, number),
    lambda: unicodedata.normalize(text, text),
]
while True:
    for call in calls:
        try:
            call()
        except (LookupError, ValueError, OverflowError, TypeError):
            pass
