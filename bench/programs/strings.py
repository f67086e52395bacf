# Strings: split, join, strip, replace, upper, find, f-strings, format.
LINE = ' 2025-03-14;North region; widget-%d ;%d;12.50 '


def main(n):
    out = []
    length = 0
    for i in range(n):
        fields = (LINE % (i % 97, i)).strip().split(';')
        date, region, product, count, price = fields
        name = product.strip().replace('-', ' ').upper()
        if region.find('North') == 0 and name.startswith('WIDGET'):
            out.append(f'{date} {name:<12}|{int(count) * float(price):>12.2f}')
        if len(out) == 100:
            text = '\n'.join(out)
            length += len(text) + text.count('1')
            out = []
    return length, '{:>8}|{:^8}|{!r}'.format(length, n, 'end')


print(*main(200_000))
