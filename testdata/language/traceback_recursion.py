# A runaway recursion: equal frames are folded.
def descend(n):
    return descend(n + 1) + 1


print('start')
descend(0)
