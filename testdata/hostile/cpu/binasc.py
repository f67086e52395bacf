# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import binascii
while True: binascii.hexlify(bytes(10**7)); binascii.crc32(bytes(10**7))
