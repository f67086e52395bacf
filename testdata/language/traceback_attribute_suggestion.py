# The suggestion a traceback adds to a misspelled attribute.
class Order:
    def __init__(self):
        self.quantity = 3
        self.price = 1.5

    def total(self):
        return self.quantitty * self.price


Order().total()
