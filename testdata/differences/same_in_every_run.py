# monty-only
# modes: plain fuel
# differs: Nothing is random that the host did not make so
# cpython: salts the hashes of strings, seeds `random` from the system, and gives addresses for ids, by which `pprint` orders keys that cannot be compared
# monty: gives the same hashes, the same order of sets, the same unseeded random numbers and the same ids in every run, unless the host gives runs other seeds
# instead: `run(seed=…)`, `with_seed`, `monty --seed`; in the program `random.Random(…)` with an input, and sort what comes out of a set
import pprint
import random

print(hash('monty'), random.random(), [random.Random().randint(1, 6) for _ in range(3)])
print(list({'pear', 'apple', 'fig'}), sorted({'pear', 'apple', 'fig'}))
print(pprint.pformat({2j: 1, 1j: 2, 3j: 3}), pprint.pformat({('a', 1): 1, (1, 'a'): 2}))
