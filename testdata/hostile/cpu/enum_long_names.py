# monty-only
# verdict: max_fuel
# A name in the body of an enum is compared with the class's, however long that is.
import enum

namespace = enum.EnumDict('A' * 10**6)
key = '_' + 'A' * 10**6 + '__x'
while True:
    namespace[key] = 1
