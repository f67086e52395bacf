# monty-only
# limits: max_memory=1000000
# modes: plain fuel snapshot
# Padding methods take sizes.
print('start')
for method in (str.center, str.ljust, str.rjust, str.zfill):
    print(len(method('x', 10**12)))
