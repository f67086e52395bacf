# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A replacement that multiplies the text.
print('start')
text = ('a' * 1000).replace('a', 'b' * 10000)
print(len(text))
