# monty-only
# verdict: max_fuel
# A hash takes as long as the text, that of bytes each time anew.
text = 'x' * 2_000_000
data = text.encode()
while True:
    hash(text + 'y')
    {data, (data, text)}
