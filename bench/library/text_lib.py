import textwrap, string, base64, hashlib, html
t = "The quick brown fox jumps over the lazy dog. " * 50
n = 0
for i in range(100):
    n += len(textwrap.fill(t, 60))
    n += len(textwrap.dedent("   a\n   b\n" * 100))
    n += len(string.Template("$a and ${b}").substitute(a=i, b=2))
data = bytes(range(256)) * 4000
for i in range(5):
    e = base64.b64encode(data)
    n += len(base64.b64decode(e))
    n += hashlib.sha256(data).digest()[0]
    n += hashlib.md5(data).digest()[0]
    n += len(html.escape(t * 100))
print(n)
