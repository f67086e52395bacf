def f(x):
    try:
        x()
    except (KeyError, ValueError) as e:
        return e
    except TypeError:
        raise
    else:
        x.ok()
    finally:
        x.close()
    raise ValueError('a') from x
