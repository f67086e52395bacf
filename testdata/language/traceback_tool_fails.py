# tools: echo fail
# An exception of a host function passes through the program's frames.
def ask(kind):
    return fail(kind, 'the host said no')


for kind in ('ValueError', 'KeyError', 'NoSuchException'):
    try:
        ask(kind)
    except Exception as e:
        print(type(e).__name__, e)

print(echo([ask(k) for k in ['PermissionError']]))
