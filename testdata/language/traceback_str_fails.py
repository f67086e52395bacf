# An exception whose __str__ raises.
class Broken(Exception):
    def __str__(self):
        raise ValueError('no text')


raise Broken(1, 2)
