# The names that code uses: what a program looks at before it evaluates a text.
for text in ('a.b + c(d)', '__import__("os").system("x")', '[x * y for x in z]', '1 + 2'):
    print(compile(text, 's', 'eval').co_names)
print(compile('import os\nfrom m import n\nq = 1\nq.w = os.path\ndel q.w\ndel q', 's', 'exec').co_names)


def f(a):
    global K
    K = len(a)
    a.x.y(K)
    print(K)


print(f.__code__.co_names)
