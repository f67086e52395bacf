# monty-only
# verdict: done
# A way out of the run.
class E:
    def __eq__(self, o):
        o['x'] = 1
        return True
try:
    int.__dict__ == E()
except TypeError:
    pass
assert not hasattr(int, 'x')
