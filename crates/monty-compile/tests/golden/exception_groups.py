def f(x):
    try:
        x()
    except* ValueError as e:
        print(e)
    except* (TypeError, KeyError):
        pass
