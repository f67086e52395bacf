# monty-only
# limits: max_duration=0.05
# modes: plain fuel snapshot
# A guest that catches everything it can still ends.
def run():
    while True:
        try:
            raise KeyError
        except:
            continue


try:
    [].pop()
except IndexError:
    print('caught')
run()
