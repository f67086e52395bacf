"""Bytes as text: base64, hexadecimal, uuencode, quoted-printable; and checksums."""

__all__ = ['a2b_base64', 'b2a_base64', 'a2b_hex', 'b2a_hex', 'hexlify', 'unhexlify', 'a2b_uu', 'b2a_uu', 'a2b_qp',
           'b2a_qp', 'crc32', 'crc_hqx', 'Error', 'Incomplete']


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _ascii_bytes(data):
    """Bytes, or text of ASCII characters."""
    if isinstance(data, str):
        try:
            return data.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    return _bytes(data, 'argument should be bytes, buffer or ASCII string, not {!r}')


def _bytes(data, message="a bytes-like object is required, not '{}'"):
    if isinstance(data, bytes):
        return data
    try:
        return _bytes_of(data)
    except TypeError:
        name = type(data).__name__
        raise TypeError(message.format(name) if message.startswith('a bytes') else message.format(name)) from None


def a2b_base64(data, /, *, strict_mode=False):
    """Decode a line of base64 data."""
    result = _base64_decode(_ascii_bytes(data), bool(strict_mode))
    if isinstance(result, str):
        raise Error(result)
    return result


def b2a_base64(data, /, *, newline=True):
    """Base64-code line of data."""
    result = _base64_encode(_bytes(data))
    return result + b'\n' if newline else result


def b2a_hex(data, sep=None, bytes_per_sep=1):
    """Hexadecimal representation of binary data."""
    data = _bytes(data)
    if sep is None:
        return data.hex().encode()
    return data.hex(sep, bytes_per_sep).encode()


def a2b_hex(hexstr, /):
    """Binary data of hexadecimal representation."""
    data = _ascii_bytes(hexstr)
    if len(data) % 2:
        raise Error('Odd-length string')
    for b in data:
        if b not in b'0123456789abcdefABCDEF':
            raise Error('Non-hexadecimal digit found')
    return bytes.fromhex(data.decode())


hexlify = b2a_hex
unhexlify = a2b_hex


def b2a_uu(data, /, *, backtick=False):
    """Uuencode line of data."""
    data = _bytes(data)
    if len(data) > 45:
        raise Error('At most 45 bytes at once')
    zero = 0x60 if backtick else 0x20
    out = bytearray([32 + len(data) if data else zero])
    for i in range(0, len(data), 3):
        n = int.from_bytes(data[i:i + 3].ljust(3, b'\0'))
        for shift in (18, 12, 6, 0):
            six = n >> shift & 63
            out.append(six + 32 if six else zero)
    out.append(10)
    return bytes(out)


def a2b_uu(data, /):
    """Decode a line of uuencoded data."""
    data = _ascii_bytes(data)
    length = (data[0] - 32 & 63) if data else 32
    if not data:
        return bytes(32)
    out = bytearray()
    value = bits = 0
    i = 1
    while len(out) < length:
        c = data[i] if i < len(data) else 0
        i += 1
        if c in (0, 10, 13):
            # Trailing spaces may have been cut off.
            c = 0
        else:
            if not 32 <= c <= 96:
                raise Error('Illegal char')
            c = c - 32 & 63
        value = value << 6 | c
        bits += 6
        if bits >= 8:
            bits -= 8
            out.append(value >> bits & 255)
            value &= (1 << bits) - 1
    for c in data[i:]:
        if c not in (32, 96, 10, 13):
            raise Error('Trailing garbage')
    return bytes(out)


def a2b_qp(data, header=False):
    """Decode a string of qp-encoded data."""
    data = _ascii_bytes(data)
    out = bytearray()
    i = 0
    n = len(data)
    while i < n:
        c = data[i]
        if c == 61:
            i += 1
            if i >= n:
                break
            if data[i] in (10, 13):
                # A soft line break.
                if data[i] != 10:
                    while i < n and data[i] != 10:
                        i += 1
                i += 1
            elif data[i] == 61:
                out.append(61)
                i += 1
            elif i + 1 < n and data[i] in b'0123456789abcdefABCDEF' and data[i + 1] in b'0123456789abcdefABCDEF':
                out.append(int(data[i:i + 2].decode(), 16))
                i += 2
            else:
                out.append(61)
        elif header and c == 95:
            out.append(32)
            i += 1
        else:
            out.append(c)
            i += 1
    return bytes(out)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Encode a string using quoted-printable encoding."""
    data = _bytes(data)
    n = len(data)
    first = data.find(b'\n')
    # Line ends are written as they come first.
    crlf = first > 0 and data[first - 1] == 13
    out = bytearray()
    line = 0
    i = 0
    while i < n:
        c = data[i]
        after = data[i + 1] if i + 1 < n else None
        encode = (c > 126 or c == 61 or header and c == 95
                  or c == 46 and line == 0 and (after is None or after in (10, 13, 0))
                  or not istext and c in (13, 10)
                  or c in (9, 32) and i + 1 == n
                  or c < 33 and c not in (13, 10, 9, 32)
                  or c < 33 and c not in (13, 10) and (quotetabs or not quotetabs and c != 32 and c != 9))
        if encode:
            if line + 3 >= 76:
                out += b'=\r\n' if crlf else b'=\n'
                line = 0
            out += b'=%02X' % c
            i += 1
            line += 3
        elif istext and (c == 10 or c == 13 and after == 10):
            line = 0
            # White space at the end of a line is encoded.
            if out and out[-1] in (32, 9):
                last = out[-1]
                out[-1:] = b'=%02X' % last
            out += b'\r\n' if crlf else b'\n'
            i += 2 if c == 13 else 1
        else:
            if after is not None and after != 10 and line + 1 >= 76:
                out += b'=\r\n' if crlf else b'=\n'
                line = 0
            line += 1
            if header and c == 32:
                out.append(95)
            else:
                out.append(c)
            i += 1
    return bytes(out)


def crc32(data, crc=0, /):
    """Compute CRC-32 incrementally."""
    return _crc32(_bytes(data), crc & 0xffffffff)


def crc_hqx(data, crc, /):
    """Compute CRC-CCITT incrementally."""
    crc &= 0xffff
    for b in _bytes(data):
        crc ^= b << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xffff
    return crc

# What CPython writes in C: see bind_library.rs.
_native_names = ('*',)
