# monty-only
# differs: The class of a formatted text that is itself an instance of a subclass of `str`
# cpython: an empty one, and the only part of a `%` template, lose or keep their class by how the text was put together
# monty: a single replacement field keeps the class of what `__str__` gave, `%` gives a `str`
# instead: `str.__str__(text)` where the class matters
class Name(str):
    def __str__(self):
        return self


print(type(f'{Name()}').__name__, type('%s' % Name('x')).__name__)
