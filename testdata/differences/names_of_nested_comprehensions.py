# monty-only
# differs: Comprehensions in comprehensions leave the names around them alone
# cpython: (3.13) loses a variable that a function inside a comprehension refers to, when a comprehension next to it has a variable of that name: NameError, or another value than was meant
# monty: gives each comprehension variables of its own, as the language says
# instead: nothing; for both, name the inner variable otherwise
def main():
    d = 'outer'
    return [(lambda: d)() for c in (1, 2) if [10 for d in (3, 4)]]


print(main())
