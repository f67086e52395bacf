"""What can be imported."""


def find_spec(name, package=None):
    """Whether a module could be imported: it is imported to know."""
    try:
        module = _import(name)
    except ModuleNotFoundError:
        return None
    return _Spec(name, module)


class _Spec:
    def __init__(self, name, module):
        self.name = name
        self.loader = None
        self.origin = None
        self.submodule_search_locations = getattr(module, '__path__', None)

    def __repr__(self):
        return f'ModuleSpec(name={self.name!r}, loader=None)'
