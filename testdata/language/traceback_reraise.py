# A re-raised exception keeps its first frames; `raise e` adds the line it stands on.
def boom():
    raise ValueError('boom')


def again():
    try:
        boom()
    except ValueError as e:
        saved = e
    raise saved


def bare():
    try:
        again()
    except ValueError:
        raise
    finally:
        print('cleanup')


bare()
