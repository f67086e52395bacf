# Which groups a match shows when a possessive repeat repeats groups: what a branch that failed had
# noted is put back in a repeat that is not possessive, and else only if it is a group not seen before.
import re

CASES = [
    ('(?:(b()*?){1,2}+|){1,2}+', 'bcbab'),
    (r'(?:(b*)??(?:(.\1??).)|)++|', 'cca'),
    ('(?>c*+(?:(a[ab]|)??(a)|)c??){2}+', 'cab'),
    ('(?:(?:((?:)++))[ab]{1,2}|(?!b{2}|ba*+))*+', 'acaaa'),
    ('(?=(?:)*?((a{1,2})b|(.)++|)*+|)', 'b'),
    ('(?:(?>(c++))++|)++(?:[ab]{1,2}+)', 'cab'),
    ('([ab]*+b++b)*?(?:(?>(a[ab]{1,2}+a)++|)++)|', 'abbaba'),
    ('(?:(?:)((?!()(?:b{2}+a)*+)){2}+|())++', 'aca'),
    ('c{1,2}+|(?:((?:abb?)?+(?:a)*+){1,2}+b|)++', 'bb'),
    (r'(?:(?=(a++b*)(?:aa)|[ab]+(.)++(?:.{0,1})?+)?+|\1a{1,2}+)+?(\1{1}b*+)', 'bccbaa'),
    ('(?:((ac{2}+||c+a+?)?+b|)|)*+', 'b'),
    (r'(?:((c|b*+.b){1,2}|\2a)*+)++[ab]??[ab]++', 'ccaab'),
    (r'((?:(|c)(?(2)(a){1,2}+|\3)(\3c|)|)*+)', 'aaba'),
    ('(?:(?:((a*+b[ab]))++)|)*+(?(2)(?:.||a*[ab]{,2}?.)?+|)', 'bbcaac'),
    (r'(?:((?:b?+|abb)c??)?+c|(?=([ab]{2}+|.{,2}?\1.*?){2}+))++', 'cbaab'),
    ('a|(?:[ab]{,2}?(?>([ab]){2}|))*+', 'baba'),
    ('(?:((a)|b)++c|(?:ab)*(.))*', 'abababc'),
    (r'(?:(a)|b|\1++()c)*+(c)?', 'aabac'),
    ('((a)|(b))*+((a)|b)?+', 'abba'),
    ('(?:(?!(a)b)(.)|(?=(a))a)++', 'caab'),
    ('(?:(a)|(?!(b)c)b)++(?(1)c|d)', 'abac'),
    ('(?:(a)x|a|(b))*+', 'aabax'),
    ('(?:(?:(a)x|a)|(b)y|b)++', 'abab'),
    ('(?:(?:(a)x|ay|a(b))*|c)*+', 'abayabc'),
]


def tell(match):
    return None if match is None else (match.span(), [*match.regs[1:]], match.lastindex)


for pattern, subject in CASES:
    compiled = re.compile(pattern)
    print(pattern, tell(compiled.search(subject)), tell(compiled.fullmatch(subject)))
    print('  ', [tell(m) for m in compiled.finditer(subject)])

# What the branches of a choice have in common, and choices of characters, are tried once.
for pattern in ['(?:ab|ac)+', '(?:a|b|[cd])*x', '(?i:s|K|é)+', '(?:abc|abd|ab)$', '(?:a|ab)(c|bcd)', '(?:|a|ab)b',
                r'(?:\d|[^\W\d]|-)+', '(?:^a|^b)', '(?i:[a-c]|x)+', r'(a)(?:\1b|\1c)', '(?:(?i:a)|b)+', '(?:a|a)*']:
    print(pattern, [tell(m) for m in re.finditer(pattern, 'abacabd-ABXſkÉé aab\nbcd')])

# Rounds without end come to one.
wide = 'a' * 20_000
print(tell(re.match('(?:(a)|b)*+', wide)), tell(re.match('(?:(a)|(?:(b)|a))*+$', wide + 'c')))
print(tell(re.match('((a)*?(?:a|b))++', 'a' * 300)), tell(re.match('(?:(?:(a)x*)*+y|(a))++', 'a' * 40)))

# A group that asks whether it has matched itself sees what a branch that failed had noted of its end.
for pattern in ['((?:)(?:a|ab)(?(1)x|b))', '(()(?:a|b|(?(1)c|d)e))f?', '((x)?(?:a|ab|(?(1)abc|abd))$)', '(?:(()a|b(?(1)|c)))+',
                '(((?(1)a|b)|c)(?(2)(?(1)|b)|c))+', '(?P<n>((?<=) {,}(?(1)|){1,2}?|_{,2}|(?(1)a)[a-c])x?)']:
    compiled = re.compile(pattern)
    for subject in ['ab', 'abd', 'abc', 'def', 'bcab', ' b c ', 'cbb']:
        print(pattern, subject, [tell(m) for m in compiled.finditer(subject)], tell(compiled.fullmatch(subject)))
