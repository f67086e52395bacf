# Frames fold only where the same line repeats.
def even(n):
    if n == 0:
        raise ValueError('bottom')
    return odd(n - 1)


def odd(n):
    return even(n - 1)


def down(n):
    if n == 0:
        return even(4)
    return down(n - 1)


down(8)
