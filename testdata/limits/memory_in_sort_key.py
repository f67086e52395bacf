# monty-only
# limits: max_memory=2000000
# modes: plain fuel snapshot
# A limit inside a callback ends the run, not the sort.
print('start')
kept = []


def key(x):
    try:
        kept.append('k' * 100000)
    except BaseException:
        print('caught')
    return x


print(sorted(range(1000), key=key)[:3])
