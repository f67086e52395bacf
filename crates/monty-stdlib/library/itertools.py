"""Iterators that build on iterators."""

__all__ = ('accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count',
           'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest')

accumulate = _native_type('accumulate')
batched = _native_type('batched')
chain = _native_type('chain')
combinations = _native_type('combinations')
combinations_with_replacement = _native_type('combinations_with_replacement')
compress = _native_type('compress')
count = _native_type('count')
cycle = _native_type('cycle')
dropwhile = _native_type('dropwhile')
filterfalse = _native_type('filterfalse')
groupby = _native_type('groupby')
islice = _native_type('islice')
pairwise = _native_type('pairwise')
permutations = _native_type('permutations')
product = _native_type('product')
repeat = _native_type('repeat')
starmap = _native_type('starmap')
takewhile = _native_type('takewhile')
zip_longest = _native_type('zip_longest')
_grouper = _native_type('_grouper')
_tee = _native_type('_tee')


def tee(iterable, n=2, /):
    """Several independent iterators over the same items."""
    n = _index(n)
    if n < 0:
        raise ValueError('n must be >= 0')
    if n == 0:
        return ()
    first = iter(iterable)
    if not hasattr(first, '__copy__'):
        first = _tee(first)
    return (first, *[first.__copy__() for _ in range(n - 1)])


# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
