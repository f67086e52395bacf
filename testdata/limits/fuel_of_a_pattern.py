# monty-only
# limits: max_fuel=8000
# A pattern without flags costs what it takes, not the enum of the flags as well.
import re
from string import Template

print(re.sub('a+', 'b', 'caat'))
print(re.findall(r'\d+', 'a1 b22', 8))
print(Template('$who likes $what').substitute(who='tim', what='kung pao'))
