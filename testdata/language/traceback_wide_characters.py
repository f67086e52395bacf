# Carets after characters of several bytes and of double width.
def größe(名前):
    return {'é': 1}[名前]


print(größe('é'))
text = '日本語' + größe('ü') + 'x'
