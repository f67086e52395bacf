# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# str.join of one long string many times.
print('start')
piece = 'x' * 1000
text = piece.join(['y'] * 10000)
print(len(text))
