# hashlib, base64, binascii, struct, uuid, html, urllib.parse, secrets-free.


def attempt(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__ + ':', e)


import base64
import binascii
import hashlib
import hmac
import struct

for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_256', 'blake2b', 'blake2s'):
    h = hashlib.new(name, b'abc')
    print(name, h.hexdigest()[:32], h.digest_size, h.block_size, h.name, getattr(hashlib, name)(b'abc').digest() == h.digest())
h = hashlib.sha256()
h.update(b'a')
c = h.copy()
h.update(b'bc')
print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), c.hexdigest() == hashlib.sha256(b'a').hexdigest(), hashlib.sha256('é'.encode()).hexdigest()[:8], hashlib.md5().hexdigest())
attempt(hashlib.sha256, 'text')
attempt(h.update, 'text')
attempt(hashlib.new, 'nope')
attempt(hashlib.sha256, 5)
print(hmac.new(b'key', b'msg', 'sha256').hexdigest()[:16], hmac.new(b'key', b'msg', hashlib.sha1).hexdigest()[:16], hmac.compare_digest('a', 'a'), hmac.compare_digest(b'a', b'b'))
for data in (b'', b'a', b'ab', b'abc', bytes(range(250, 256)), 'é日'.encode()):
    print(base64.b64encode(data), base64.urlsafe_b64encode(data), base64.b32encode(data), base64.b16encode(data), base64.b85encode(data), base64.b64decode(base64.b64encode(data)) == data)
for text in ('YWJj', 'YWI=', 'YWI', 'YQ', '', 'YW Jj', '!!!!', 'YWJj====', b'YWJj', 'é'):
    attempt(base64.b64decode, text)
attempt(base64.b64decode, 'YW!Jj', validate=True)
attempt(base64.b64encode, 'text')
attempt(base64.b16decode, 'zz')
attempt(base64.b32decode, 'ME======')
print(base64.urlsafe_b64decode('-_8='), binascii.hexlify(b'ab'), binascii.unhexlify('6162'), binascii.crc32(b'abc'), binascii.b2a_base64(b'x'))
attempt(binascii.unhexlify, 'abc')
attempt(binascii.unhexlify, 'zz')
print(struct.pack('<IHb', 1, 2, -3), struct.unpack('<IHb', b'\x01\0\0\0\x02\0\xfd'), struct.calcsize('>dq?'), struct.pack('>f', 1.5), struct.pack('4s', b'ab'), struct.unpack('>d', struct.pack('>d', 3.25)), struct.pack('<3h', 1, 2, 3), struct.unpack_from('<H', b'xxab', 2), list(struct.iter_unpack('<H', b'\1\0\2\0')), struct.pack('!?c', True, b'z'), struct.Struct('<Q').size, struct.pack('<5p', b'abc'))
attempt(struct.pack, '<B', 300)
attempt(struct.pack, '<H', 'x')
attempt(struct.unpack, '<I', b'123')
attempt(struct.pack, 'Z', 1)
attempt(struct.pack, '<I')
attempt(struct.unpack, '<c', 'x')
import html
import urllib.parse as up
import uuid

print(html.escape('<a href="x">&\'</a>'), html.unescape('&lt;&amp;&#233;&eacute;&#x41;'), up.quote('a b/é?&='), up.quote('/x', safe=''), up.unquote('a%20b%C3%A9+'), up.quote_plus('a b+c'), up.unquote_plus('a+b'), up.urlencode({'q': 'a b', 'n': 1}), up.urlencode([('k', 'v'), ('k', 'é')]), up.urlencode({'l': [1, 2]}, doseq=True))
u = up.urlparse('https://user@example.com:8080/p/a;x?q=1&r=2#frag')
print(u, u.netloc, u.hostname, u.port, u.path, up.parse_qs('a=1&a=2&b='), up.parse_qsl('a=1&b=2'), up.urljoin('https://e.com/a/b', '../c'), up.urlunparse(u), up.urlsplit('x://y/z').scheme)
a = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(a, a.hex, a.int, a.version, repr(a), a == uuid.UUID(int=a.int), uuid.uuid5(uuid.NAMESPACE_DNS, 'example.com'), uuid.uuid3(uuid.NAMESPACE_URL, 'x'), a.bytes[:2], a.urn)
attempt(uuid.UUID, 'nope')
attempt(uuid.UUID)
