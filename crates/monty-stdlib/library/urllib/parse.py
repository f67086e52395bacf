"""Parsing and joining of URLs, quoting."""

__all__ = ['urlparse', 'urlunparse', 'urljoin', 'urldefrag', 'urlsplit', 'urlunsplit', 'urlencode', 'parse_qs',
           'parse_qsl', 'quote', 'quote_plus', 'quote_from_bytes', 'unquote', 'unquote_plus', 'unquote_to_bytes',
           'DefragResult', 'ParseResult', 'SplitResult', 'DefragResultBytes', 'ParseResultBytes', 'SplitResultBytes']

from collections import namedtuple

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp', 'mms', 'prospero',
                 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms', 'https', 'shttp', 'snews',
               'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn', 'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws',
               'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps', 'rtspu', 'sip', 'sips',
               'mms', 'sftp', 'tel']
_SCHEME_CHARS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.')
_UNSAFE = ('\t', '\r', '\n')
_STRIPPED = ''.join([chr(i) for i in range(33)])


# Text or bytes: bytes are worked on as text, and turned back.

def _noop(obj):
    return obj


def _decode_args(args, encoding='ascii', errors='strict'):
    return tuple([x.decode(encoding, errors) if x else '' for x in args])


def _encode_result(obj, encoding='ascii', errors='strict'):
    return obj.encode(encoding, errors)


def _coerce_args(*args):
    """The arguments as text, and what turns a result back."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        # An empty string goes with both.
        if arg and isinstance(arg, str) != text:
            raise TypeError('Cannot mix str and non-str arguments')
    if text:
        return args + (_noop,)
    return _decode_args(args) + (_encode_result,)


class _ResultMixinStr:
    __slots__ = ()

    def encode(self, encoding='ascii', errors='strict'):
        return self._encoded_counterpart(*[x.encode(encoding, errors) for x in self])


class _ResultMixinBytes:
    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        return self._decoded_counterpart(*[x.decode(encoding, errors) for x in self])


class _NetlocMixin:
    """Properties of the part that names the host."""

    __slots__ = ()

    @property
    def username(self):
        return self._userinfo[0]

    @property
    def password(self):
        return self._userinfo[1]

    @property
    def hostname(self):
        hostname = self._hostinfo[0]
        if not hostname:
            return None
        # A zone of an IPv6 address keeps its case.
        separator = '%' if isinstance(hostname, str) else b'%'
        hostname, percent, zone = hostname.partition(separator)
        return hostname.lower() + percent + zone

    @property
    def port(self):
        port = self._hostinfo[1]
        if port is not None:
            text = port if isinstance(port, str) else port.decode('ascii', 'replace')
            if text.isdigit() and text.isascii():
                port = int(text)
            else:
                raise ValueError(f'Port could not be cast to integer value as {port!r}')
            if not 0 <= port <= 65535:
                raise ValueError('Port out of range 0-65535')
        return port

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def _marks(self):
        """@ : [ ] as the netloc is, text or bytes."""
        marks = ('@', ':', '[', ']')
        return marks if isinstance(self.netloc, str) else tuple([m.encode() for m in marks])

    @property
    def _userinfo(self):
        at, colon, _, _ = self._marks()
        userinfo, have_info, _ = self.netloc.rpartition(at)
        if not have_info:
            return None, None
        username, have_password, password = userinfo.partition(colon)
        return username, password if have_password else None

    @property
    def _hostinfo(self):
        at, colon, open_bracket, close_bracket = self._marks()
        hostinfo = self.netloc.rpartition(at)[2]
        _, have_open, bracketed = hostinfo.partition(open_bracket)
        if have_open:
            hostname, _, port = bracketed.partition(close_bracket)
            port = port.partition(colon)[2]
        else:
            hostname, _, port = hostinfo.partition(colon)
        return hostname, port or None


_DefragBase = namedtuple('_DefragResultBase', 'url fragment')
_SplitBase = namedtuple('_SplitResultBase', 'scheme netloc path query fragment')
_ParseBase = namedtuple('_ParseResultBase', 'scheme netloc path params query fragment')
ResultBase = _NetlocMixin


class DefragResult(_DefragBase, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return self.url + '#' + self.fragment if self.fragment else self.url


class SplitResult(_SplitBase, _NetlocMixin, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseBase, _NetlocMixin, _ResultMixinStr):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b'#' + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitBase, _NetlocMixin, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseBase, _NetlocMixin, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


DefragResult._encoded_counterpart = DefragResultBytes
DefragResultBytes._decoded_counterpart = DefragResult
SplitResult._encoded_counterpart = SplitResultBytes
SplitResultBytes._decoded_counterpart = SplitResult
ParseResult._encoded_counterpart = ParseResultBytes
ParseResultBytes._decoded_counterpart = ParseResult


def _result(coerce, result):
    return result if coerce is _noop else result.encode()


def urlparse(url, scheme='', allow_fragments=True):
    """Parse a URL into 6 components: <scheme>://<netloc>/<path>;<params>?<query>#<fragment>"""
    url, scheme, coerce = _coerce_args(url, scheme)
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        url, params = _splitparams(url)
    return _result(coerce, ParseResult(scheme, netloc, url, params, query, fragment))


def _splitparams(url):
    if '/' in url:
        i = url.find(';', url.rfind('/'))
        if i < 0:
            return url, ''
    else:
        i = url.find(';')
    return url[:i], url[i + 1:]


def _check_netloc(netloc):
    """Characters that normalise to delimiters must not stand in a host's name."""
    if not netloc or netloc.isascii():
        return
    import unicodedata
    n = netloc
    for c in '@:#?':
        n = n.replace(c, '')
    normal = unicodedata.normalize('NFKC', n)
    if n == normal:
        return
    for c in '/?#@:':
        if c in normal:
            raise ValueError(f"netloc '{netloc}' contains invalid characters under NFKC normalization")


def _check_bracketed(netloc):
    """Brackets enclose an IPv6 address (or one of the future), and nothing stands before or behind but a port."""
    hostinfo = netloc.rpartition('@')[2]
    before, have_open, bracketed = hostinfo.partition('[')
    if have_open:
        if before:
            raise ValueError('Invalid IPv6 URL')
        hostname, _, port = bracketed.partition(']')
        if port and not port.startswith(':'):
            raise ValueError('Invalid IPv6 URL')
    else:
        hostname, _, port = hostinfo.partition(':')
    if hostname.startswith('v'):
        rest = hostname[1:]
        version, dot, address = rest.partition('.')
        if not (dot and version and all(c in '0123456789abcdefABCDEF' for c in version) and address and all(
                c.isalnum() and c.isascii() or c in "-._~!$&'()*+,;=:" for c in address)):
            raise ValueError('IPvFuture address is invalid')
    else:
        import ipaddress
        if isinstance(ipaddress.ip_address(hostname), ipaddress.IPv4Address):
            raise ValueError('An IPv4 address cannot be in brackets')


def urlsplit(url, scheme='', allow_fragments=True):
    """Parse a URL into 5 components: <scheme>://<netloc>/<path>?<query>#<fragment>"""
    url, scheme, coerce = _coerce_args(url, scheme)
    url = url.lstrip(_STRIPPED)
    scheme = scheme.strip(_STRIPPED)
    for c in _UNSAFE:
        url = url.replace(c, '')
        scheme = scheme.replace(c, '')
    allow_fragments = bool(allow_fragments)
    netloc = query = fragment = ''
    i = url.find(':')
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in _SCHEME_CHARS for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == '//':
        end = min([k for k in (url.find(c, 2) for c in '/?#') if k >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError('Invalid IPv6 URL')
        if '[' in netloc and ']' in netloc:
            _check_bracketed(netloc)
    if allow_fragments and '#' in url:
        url, fragment = url.split('#', 1)
    if '?' in url:
        url, query = url.split('?', 1)
    _check_netloc(netloc)
    return _result(coerce, SplitResult(scheme, netloc, url, query, fragment))


def urlunparse(components):
    """Put a parsed URL back together again."""
    scheme, netloc, url, params, query, fragment, coerce = _coerce_args(*components)
    if params:
        url = f'{url};{params}'
    return coerce(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """Combine the elements of a tuple as returned by urlsplit() into a complete URL as a string."""
    scheme, netloc, url, query, fragment, coerce = _coerce_args(*components)
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//':
        url = '//' + url
    elif scheme and scheme in uses_netloc and (not url or url[:1] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url = url + '?' + query
    if fragment:
        url = url + '#' + fragment
    return coerce(url)


def urljoin(base, url, allow_fragments=True):
    """Join a base URL and a possibly relative URL to form an absolute interpretation of the latter."""
    if not base:
        return url
    if not url:
        return base
    base, url, coerce = _coerce_args(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return coerce(url)
    if scheme in uses_netloc:
        if netloc:
            return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        path = bpath
        params = bparams
        if not query:
            query = bquery
        return coerce(urlunparse((scheme, netloc, path, params, query, fragment)))
    base_parts = bpath.split('/')
    if base_parts[-1] != '':
        # The last part is not a directory.
        del base_parts[-1]
    if path[:1] == '/':
        segments = path.split('/')
    else:
        segments = base_parts + path.split('/')
        segments[1:-1] = [s for s in segments[1:-1] if s]
    resolved = []
    for s in segments:
        if s == '..':
            if resolved:
                resolved.pop()
        elif s != '.':
            resolved.append(s)
    if segments[-1] in ('.', '..'):
        resolved.append('')
    return coerce(urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment)))


def urldefrag(url):
    """Removes any existing fragment from URL."""
    url, coerce = _coerce_args(url)
    if '#' in url:
        s, n, p, a, q, fragment = urlparse(url)
        defragged = urlunparse((s, n, p, a, q, ''))
    else:
        defragged = url
        fragment = ''
    return _result(coerce, DefragResult(defragged, fragment))


# Quoting

_HEX = '0123456789ABCDEFabcdef'
_ALWAYS_SAFE = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
_quoted = {}


def quote(string, safe='/', encoding=None, errors=None):
    """quote('abc def') -> 'abc%20def'"""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode('utf-8' if encoding is None else encoding, 'strict' if errors is None else errors)
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe='', encoding=None, errors=None):
    """Like quote(), but also replace ' ' with '+', as required for quoting HTML form values."""
    if isinstance(string, str) and ' ' not in string or isinstance(string, bytes) and b' ' not in string:
        return quote(string, safe, encoding, errors)
    space = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + space, encoding, errors).replace(' ', '+')


def quote_from_bytes(bs, safe='/'):
    """Like quote(), but accepts a bytes object rather than a str, and does not perform string-to-bytes encoding."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError('quote_from_bytes() expected bytes')
    if not bs:
        return ''
    if isinstance(safe, str):
        safe = safe.encode('ascii', 'ignore')
    table = _quoted.get(safe)
    if table is None:
        table = [chr(b) if b in _ALWAYS_SAFE or b < 128 and b in safe else f'%{b:02X}' for b in range(256)]
        _quoted[bytes(safe)] = table
    return ''.join([table[b] for b in bs])


def unquote_to_bytes(string):
    """unquote_to_bytes('abc%20def') -> b'abc def'."""
    if not string:
        # Fails for what is neither text nor bytes.
        string.split
        return b''
    if isinstance(string, str):
        string = string.encode('utf-8')
    parts = bytes(string).split(b'%')
    if len(parts) == 1:
        return parts[0]
    result = bytearray(parts[0])
    for part in parts[1:]:
        digits = part[:2].decode('latin-1')
        if len(digits) == 2 and digits[0] in _HEX and digits[1] in _HEX:
            result.append(int(digits, 16))
            result += part[2:]
        else:
            result += b'%' + part
    return bytes(result)


def unquote(string, encoding='utf-8', errors='replace'):
    """Replace %xx escapes by their single-character equivalent."""
    if isinstance(string, (bytes, bytearray)):
        return unquote_to_bytes(string).decode('utf-8' if encoding is None else encoding,
                                               'replace' if errors is None else errors)
    if '%' not in string:
        # Fails for what is no text.
        string.split
        return string
    if encoding is None:
        encoding = 'utf-8'
    if errors is None:
        errors = 'replace'
    result = []
    # Only the ASCII parts hold escapes: decode run by run.
    i = 0
    n = len(string)
    while i < n:
        j = i
        ascii_run = string[i] < '\x80'
        while j < n and (string[j] < '\x80') == ascii_run:
            j += 1
        run = string[i:j]
        result.append(unquote_to_bytes(run).decode(encoding, errors) if ascii_run else run)
        i = j
    return ''.join(result)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """Like unquote(), but also replace plus signs by spaces, as required for unquoting HTML form values."""
    return unquote(string.replace('+', ' '), encoding, errors)


# Queries

def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
             max_num_fields=None, separator='&'):
    """Parse a query given as a string argument into a dictionary of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding=encoding, errors=errors,
                                 max_num_fields=max_num_fields, separator=separator):
        if name in result:
            result[name].append(value)
        else:
            result[name] = [value]
    return result


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8', errors='replace',
              max_num_fields=None, separator='&'):
    """Parse a query given as a string argument into a list of pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError('Separator must be of type string or bytes.')
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, 'ascii')
        eq = '='

        def unquoted(s):
            return unquote_plus(s, encoding=encoding, errors=errors)
    else:
        if not qs:
            return []
        qs = _bytes_of(qs)
        if isinstance(separator, str):
            separator = bytes(separator, 'ascii')
        eq = b'='

        def unquoted(s):
            return unquote_to_bytes(s.replace(b'+', b' '))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    result = []
    for item in qs.split(separator):
        if item or strict_parsing:
            name, has_eq, value = item.partition(eq)
            if not has_eq and strict_parsing:
                raise ValueError(f'bad query field: {item!r}')
            if value or keep_blank_values:
                result.append((unquoted(name), unquoted(value)))
    return result


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """Encode a dict or sequence of two-element tuples into a URL query string."""
    if hasattr(query, 'items'):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as err:
            raise TypeError('not a valid non-string sequence or mapping object') from err

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    parts = []
    for k, v in query:
        k = quoted(k)
        if not doseq or isinstance(v, (bytes, str)):
            parts.append(k + '=' + quoted(v))
            continue
        try:
            len(v)
        except TypeError:
            parts.append(k + '=' + quoted(v))
        else:
            for item in v:
                parts.append(k + '=' + quoted(item))
    return '&'.join(parts)


# Old ways to take URLs apart

def _splittype(url):
    scheme, colon, rest = url.partition(':')
    if colon and scheme and '/' not in scheme:
        return scheme.lower(), rest
    return None, url


def _splithost(url):
    if url[:2] != '//':
        return None, url
    end = min([k for k in (url.find(c, 2) for c in '/#?') if k >= 0], default=len(url))
    host, path = url[2:end], url[end:]
    if path and path[0] != '/':
        path = '/' + path
    return host, path


def _splituser(host):
    user, at, host = host.rpartition('@')
    return (user if at else None), host


def _splitpasswd(user):
    user, colon, password = user.partition(':')
    return user, (password if colon else None)


def _splitport(host):
    head, colon, port = host.rpartition(':')
    if colon and all(c in '0123456789' for c in port):
        return head, port or None
    return host, None


def _splitnport(host, defport=-1):
    head, colon, port = host.rpartition(':')
    if not colon:
        return host, defport
    if not port:
        return head, defport
    return head, (int(port) if port.isdigit() and port.isascii() else None)


def _splitquery(url):
    path, mark, query = url.rpartition('?')
    return (path, query) if mark else (url, None)


def _splittag(url):
    path, mark, tag = url.rpartition('#')
    return (path, tag) if mark else (url, None)


def _splitattr(url):
    words = url.split(';')
    return words[0], words[1:]


def _splitvalue(attr):
    attr, eq, value = attr.partition('=')
    return attr, (value if eq else None)


def _to_bytes(url):
    if isinstance(url, str):
        try:
            url = url.encode('ASCII').decode()
        except UnicodeError:
            raise UnicodeError('URL ' + repr(url) + ' contains non-ASCII characters') from None
    return url


def unwrap(url):
    """Transform a string like '<URL:scheme://host/path>' into 'scheme://host/path'."""
    url = str(url).strip()
    if url[:1] == '<' and url[-1:] == '>':
        url = url[1:-1].strip()
    if url[:4] == 'URL:':
        url = url[4:].strip()
    return url


def __getattr__(name):
    old = globals().get('_' + name)
    if name.startswith(('split', 'to_bytes')) and old is not None:
        import warnings
        warnings.warn(f'urllib.parse.{name}() is deprecated as of 3.8, use urllib.parse.urlparse() instead'
                      if name != 'to_bytes' else 'urllib.parse.to_bytes() is deprecated as of 3.8',
                      DeprecationWarning, stacklevel=2)
        return old
    _refuse_name('urllib.parse', name)
