# monty-only
# differs: Strings hold no lone surrogates
# cpython: keeps half a surrogate pair in a string, and fails when it is encoded
# monty: has strings of UTF-8: a lone surrogate becomes U+FFFD, the replacement character
# instead: `bytes` for what is no text
# Strings are UTF-8 text: half a surrogate pair cannot be in one. Where CPython keeps it, a lone
# surrogate becomes U+FFFD, the replacement character; a pair that is written as two escapes stays two.
import json

print(ascii('\ud800'), ascii('a\udfffb'), ascii('\ud83d\ude00'), len('\ud83d\ude00'), '\ud800' == '\ufffd')
print(ascii(chr(0xd7ff)), ascii(chr(0xe000)))
try:
    print(ascii(chr(0xd800)))
except ValueError as e:
    print(type(e).__name__, e)
print(ascii(json.loads(r'"\ud83d\ude00"')), ascii(json.loads(r'"\ud83d"')), ascii(json.loads(r'"\ude00\ud83d"')))
print(json.dumps('\ud800'), ascii(json.dumps('\ud800', ensure_ascii=False)))
for errors in ('strict', 'replace', 'ignore', 'surrogateescape', 'surrogatepass'):
    for data in (b'\xed\xa0\x80', b'a\xff'):
        try:
            print(errors, data, ascii(data.decode('utf-8', errors)))
        except (UnicodeDecodeError, LookupError, ValueError) as e:
            print(errors, data, type(e).__name__, e)
print(ascii('%c' % 0xfffd), ascii('\N{REPLACEMENT CHARACTER}'))
