"""Secure hashes and message digests."""

__all__ = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224', 'sha3_256',
           'sha3_384', 'sha3_512', 'shake_128', 'shake_256', 'new', 'algorithms_guaranteed', 'algorithms_available',
           'pbkdf2_hmac', 'file_digest']

# Digest and block size of each; a digest size of 0 is chosen by the caller.
_SIZES = {'md5': (16, 64), 'sha1': (20, 64), 'sha224': (28, 64), 'sha256': (32, 64), 'sha384': (48, 128),
          'sha512': (64, 128), 'sha512_256': (32, 128), 'sha512_224': (28, 128), 'sha3_224': (28, 144),
          'sha3_256': (32, 136), 'sha3_384': (48, 104), 'sha3_512': (64, 72), 'shake_128': (0, 168),
          'shake_256': (0, 136), 'blake2b': (64, 128), 'blake2s': (32, 64)}
algorithms_guaranteed = {'md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_224',
                         'sha3_256', 'sha3_384', 'sha3_512', 'shake_128', 'shake_256'}
algorithms_available = set(_SIZES)


def _data(data, what='object supporting the buffer API required'):
    if isinstance(data, str):
        raise TypeError('Strings must be encoded before hashing')
    if isinstance(data, bytes):
        return data
    try:
        return _bytes_of(data)
    except TypeError:
        raise TypeError(what) from None


class HASH:
    """What has been hashed so far is kept as it is: it can be written to a snapshot, and is hashed when asked."""

    __slots__ = ('name', 'digest_size', 'block_size', '_buffer')

    def __init__(self, name, data=b''):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._buffer = bytearray(_data(data))

    def update(self, data, /):
        """Update this hash object's state with the provided string."""
        self._buffer += _data(data)

    def digest(self):
        """Return the digest value as a bytes object."""
        return _digest(self.name, bytes(self._buffer), self.digest_size)

    def hexdigest(self):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Return a copy of the hash object."""
        new = object.__new__(type(self))
        for name in ('name', 'digest_size', 'block_size'):
            setattr(new, name, getattr(self, name))
        new._buffer = self._buffer[:]
        return new

    def __repr__(self):
        return f'<{self.name} _hashlib.{type(self).__name__} object @ {id(self):#x}>'


HASH.__module__ = '_hashlib'


class HASHXOF(HASH):
    """A hash whose digest is as long as one likes."""

    __slots__ = ()

    def digest(self, length, /):
        """Return the digest value as a bytes object."""
        if length < 0:
            raise ValueError('value must be positive')
        return _digest(self.name, bytes(self._buffer), length)

    def hexdigest(self, length, /):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest(length).hex()


HASHXOF.__module__ = '_hashlib'


def _make(name):
    cls = HASHXOF if name.startswith('shake') else HASH

    def constructor(string=b'', *, usedforsecurity=True):
        return cls(name, string)
    constructor.__name__ = constructor.__qualname__ = f'openssl_{name}'
    constructor.__doc__ = f'Returns a {name} hash object; optionally initialized with a string'
    return staticmethod(constructor)


md5 = _make('md5')
sha1 = _make('sha1')
sha224 = _make('sha224')
sha256 = _make('sha256')
sha384 = _make('sha384')
sha512 = _make('sha512')
sha3_224 = _make('sha3_224')
sha3_256 = _make('sha3_256')
sha3_384 = _make('sha3_384')
sha3_512 = _make('sha3_512')
shake_128 = _make('shake_128')
shake_256 = _make('shake_256')


class _Blake2:
    """Both kinds of BLAKE2."""

    def __init__(self, data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        cls = type(self)
        if digest_size is None:
            digest_size = cls.MAX_DIGEST_SIZE
        if not 1 <= digest_size <= cls.MAX_DIGEST_SIZE:
            raise ValueError(f'digest_size for {self.name.capitalize()} must be between 1 and {cls.MAX_DIGEST_SIZE} '
                             f'bytes, here it is {digest_size}')
        for name, value, limit in (('salt', salt, cls.SALT_SIZE), ('person', person, cls.PERSON_SIZE),
                                   ('key', key, cls.MAX_KEY_SIZE)):
            if len(value) > limit:
                raise ValueError(f'maximum {name} length is {limit} bytes')
        if (fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (1, 1, 0, 0, 0, 0, False):
            raise NotImplementedError('tree hashing is not supported')
        self.digest_size = digest_size
        self._key = _data(key)
        self._salt = _data(salt)
        self._person = _data(person)
        self._buffer = bytearray(_data(data))

    def update(self, data, /):
        """Update this hash object's state with the provided bytes-like object."""
        self._buffer += _data(data)

    def digest(self):
        """Return the digest value as a bytes object."""
        return _blake2(self.name, bytes(self._buffer), self.digest_size, self._key, self._salt, self._person)

    def hexdigest(self):
        """Return the digest value as a string of hexadecimal digits."""
        return self.digest().hex()

    def copy(self):
        """Return a copy of the hash object."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new._buffer = self._buffer[:]
        return new

    def __repr__(self):
        return f'<{self.name} _blake2.{type(self).__name__} object @ {id(self):#x}>'


class blake2b(_Blake2):
    name = 'blake2b'
    block_size = 128
    MAX_DIGEST_SIZE = 64
    MAX_KEY_SIZE = 64
    SALT_SIZE = 16
    PERSON_SIZE = 16


class blake2s(_Blake2):
    name = 'blake2s'
    block_size = 64
    MAX_DIGEST_SIZE = 32
    MAX_KEY_SIZE = 32
    SALT_SIZE = 8
    PERSON_SIZE = 8


def new(name, data=b'', **kwargs):
    """Return a new hashing object using the named algorithm; optionally initialized with data."""
    if not isinstance(name, str):
        raise TypeError(f'new() argument 1 must be str, not {type(name).__name__}')
    key = name.lower().replace('-', '_')
    for prefix in ('sha_', 'sha2_'):
        if key.startswith(prefix) and key[len(prefix):].isdigit():
            key = 'sha' + key[len(prefix):]
    if key in ('blake2b', 'blake2s'):
        return (blake2b if key == 'blake2b' else blake2s)(data, **kwargs)
    if key not in _SIZES:
        raise ValueError(f'unsupported hash type {name}')
    return (HASHXOF if key.startswith('shake') else HASH)(key, data)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """Password based key derivation function 2 (PKCS #5 v2.0) with HMAC as pseudorandom function."""
    import hmac
    if not isinstance(hash_name, str):
        raise TypeError(f"pbkdf2_hmac() argument 'hash_name' must be str, not {type(hash_name).__name__}")
    if hash_name not in _SIZES:
        raise ValueError(f'unsupported hash type {hash_name}')
    size = _SIZES[hash_name][0]
    if iterations < 1:
        raise ValueError('iteration value must be greater than 0.')
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError('key length must be greater than 0.')
    password = _data(password)
    salt = _data(salt)
    out = b''
    block = 1
    while len(out) < dklen:
        u = hmac.digest(password, salt + block.to_bytes(4), hash_name)
        total = int.from_bytes(u)
        for _ in range(iterations - 1):
            u = hmac.digest(password, u, hash_name)
            total ^= int.from_bytes(u)
        out += total.to_bytes(size)
        block += 1
    return out[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """Hash the contents of a file-like object. Returns a digest object."""
    digestobj = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, 'getbuffer'):
        digestobj.update(fileobj.getbuffer())
        return digestobj
    if not (hasattr(fileobj, 'readinto') and hasattr(fileobj, 'readable') and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    while data := fileobj.read(_bufsize):
        digestobj.update(data)
    return digestobj
