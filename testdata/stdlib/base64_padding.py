# Base64 with padding in all places, read leniently and strictly.
import binascii
import itertools


def t(d, **k):
    try:
        return binascii.a2b_base64(d, **k)
    except Exception as e:
        return type(e).__name__, str(e)


for n in range(6):
    for x in itertools.product('A=-', repeat=n):
        d = ''.join(x)
        print(d, t(d), t(d, strict_mode=True))
