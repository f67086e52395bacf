# What is in a set or a dict: plain keys among others.
s = {1, True, 'a', 2.0, (1, 2), None, frozenset([3])}
d = {1: 2, 'a': 3, 2.0: 4}
class S(str): pass
class I(int): pass
for x in (1, 1.0, True, 2, 'a', 'b', S('a'), I(2), (1, 2), None, 3, frozenset([3])):
    print(x in s, x not in s, x in d, x in frozenset(s), x in d.keys())
t = {S('k'), I(9)}
print('k' in t, 9 in t, 8 in t, 'j' in t)
class E:
    def __hash__(self): return hash('zz')
    def __eq__(self, o): return o == 'zz'
u = {E()}
print('zz' in u, len(u | {'zz'}), u & {'zz'} == {'zz'})
u.add('zz'); print(len(u))
for x in ([], {}):
    try: x in s
    except TypeError as e: print(e)
big = set(range(1000))
for i in range(1000): big.discard(i)
print(5 in big, 'x' in big); big.add(5); print(5 in big)
print({1,2,3} & {2,3,4}, {1,2} | {'a'} == {1,2,'a'}, {1,2,3} ^ {3,4}, {1,2,3} - {2})
