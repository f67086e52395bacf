# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# What is dropped does not count: far more is made than is ever held, cycles too.
made = 0
for i in range(100000):
    pair = [i]
    pair.append(pair)
    text = 'x' * 50 + str(i)
    made += 1
print(made)
pair = None
nested = []
for i in range(2000):
    nested = [nested]
nested = None
print(0)
