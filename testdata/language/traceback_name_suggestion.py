# The suggestion a traceback adds to a misspelled name.
def average(values):
    total = sum(values)
    return totl / len(values)


average([1, 2])
