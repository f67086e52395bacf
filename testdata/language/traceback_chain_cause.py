# An explicit cause: two tracebacks, joined.
class ConfigError(Exception):
    """Raised by load."""


def parse(text):
    return int(text)


def load(text):
    try:
        return parse(text)
    except ValueError as e:
        raise ConfigError(f'bad config: {text!r}') from e


print(load('12'))
load('twelve')
