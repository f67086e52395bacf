class A:
    """A class."""
    count: int = 0

    def __init__(self, name):
        super().__init__()
        self.name = self.__private = name

    def cls(self):
        return __class__, super(), super().attr
