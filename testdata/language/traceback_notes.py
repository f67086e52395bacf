# Notes follow the message, a line each.
class Refused(Exception):
    pass


def act():
    e = Refused('first line\nsecond line')
    e.add_note('note one')
    e.add_note('')
    e.add_note('note\nof two lines')
    raise e


act()
