def _text(value):
    if type(value) in (set, frozenset):
        return type(value).__name__ + ' of ' + repr(sorted(map(_text, value)))
    return repr(value)
def raised(error):
    print(f'{type(error).__name__}: {_text(str(error))[1:-1]}')
def show(action):
    try:
        value = action()
        print(type(value).__name__, _text(value)[:2000])
    except Exception as error:
        raised(error)
