"""Literals from text. There are no syntax trees here."""

__all__ = ['literal_eval']


def literal_eval(node_or_string):
    """Evaluate a string containing only a Python literal."""
    if not isinstance(node_or_string, str):
        raise ValueError(f'malformed node or string: {node_or_string!r}')
    return _literal(node_or_string)
