# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# A string that doubles: refused before it is made, and no handler sees it.
print('start')
s = 'x'
try:
    while True:
        s += s
except BaseException as e:
    print('caught', type(e).__name__)
finally:
    print('finally')
print('after')
