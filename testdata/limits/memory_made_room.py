# monty-only
# limits: max_memory=32000000
# A request that does not fit beside garbage is made again when that is collected.
for i in range(30):
    text = str(i) * 10_000_000
    del text
    data = bytes(18_000_000)
    data = None
    items = [i] * 1_000_000
    items = ()
print('all')
