# F-strings with very many fields, and very many side by side; fields that nest are still bounded.
D = 7
for n in (255, 256, 300, 5000):
    print(n, len(eval('f"' + '{D}' * n + '"')), len(eval('f"' + '{D!r:>3}-' * n + '"')), len(eval('f"{D}" ' * n)))
    print(len(eval('f"""' + '{D + (D)}\n{[D][0]}' * n + '"""')), len(eval('(' + 'f"{D}"\n"x" ' * n + ')')))
