# Bytes written to what is behind stdout.
import sys

sys.stdout.flush()
n = sys.stdout.buffer.write('bytes: é\n'.encode())
sys.stdout.buffer.flush()
print(n, sys.stdout.buffer.name, sys.stdout.buffer.writable(), sys.stdout.buffer is sys.stdout.buffer)
for wrong in ('text', 5):
    try:
        sys.stdout.buffer.write(wrong)
    except TypeError as e:
        print(e)
print(sys.stdin.buffer.read(), list(sys.stdin.buffer))
