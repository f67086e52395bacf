# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# The plainest endless loop; no handler sees the end.
print('start')
while True:
    try:
        while True:
            pass
    except BaseException:
        print('caught')
    finally:
        print('finally')
