"""`pack_wheel.py WHEEL` deflates what is in a wheel anew, searching for the smallest form of it: a thirtieth
less, which every unpacker reads."""

import os
import sys
import zipfile

import zopfli.zlib


class Deflate:
    """What zipfile takes for a compressor."""

    def __init__(self, *_):
        self.data = bytearray()

    def compress(self, data):
        self.data += data
        return b''

    def flush(self):
        # Without the head and the checksum of zlib's format.
        return zopfli.zlib.compress(bytes(self.data), numiterations=15)[2:-4]


path = sys.argv[1]
# The one place at which zipfile can be given another compressor.
zipfile._get_compressor = Deflate
with zipfile.ZipFile(path) as old, zipfile.ZipFile(path + '.new', 'w', zipfile.ZIP_DEFLATED) as new:
    for member in old.infolist():
        new.writestr(member, old.read(member))
with zipfile.ZipFile(path + '.new') as new:
    damaged = new.testzip()
if damaged is not None:
    sys.exit(f'{damaged} was damaged')
os.replace(path + '.new', path)
