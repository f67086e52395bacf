# An exception group with nested groups, causes and notes.
def fails(kind, text):
    raise kind(text)


errors = []
for kind, text in [(ValueError, 'one'), (KeyError, 'two')]:
    try:
        fails(kind, text)
    except Exception as e:
        errors.append(e)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise TypeError('with a cause') from e
except TypeError as e:
    e.add_note('look here\nand here')
    errors.append(ExceptionGroup('inner', [e, OSError('bare')]))
raise ExceptionGroup('several things failed', errors)
