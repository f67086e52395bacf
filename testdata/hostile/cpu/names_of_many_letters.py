# monty-only
# verdict: max_fuel
# The longest name there may be, against a key of the same letters that is another object.
class Thing:
    pass


thing = Thing()
thing.__dict__['x' * 65_536] = 1
exec('while True: thing.' + 'x' * 65_536)
