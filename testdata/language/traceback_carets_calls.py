# A chain of calls: which part of each line the carets mark.


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        return self.check(amount, limit=self.balance) - amount

    def check(self, amount, *, limit):
        if amount > limit:
            raise ValueError(f'cannot take {amount} of {limit}')
        return limit


def pay(accounts, name, amount):
    total = 0
    for key in accounts:
        total = total + accounts[key].withdraw(amount)
    return total


def run(plan):
    return [pay(plan['accounts'], 'x', step) for step in plan['steps']]


print(run({'accounts': {'a': Account(10)}, 'steps': [1, 2]}))
print(
    run(
        {
            'accounts': {'a': Account(10), 'b': Account(5)},
            'steps': [1, 7],
        }
    )
)
