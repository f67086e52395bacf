# F-strings: names, numbers, widths, precisions, conversions, thousands.
def main(n):
    length = 0
    for i in range(n):
        price, name = i * 1.25, 'item'
        length += len(f'{name}-{i}')
        length += len(f'{name:>10}|{i:06d}|{price:.2f}')
        length += len(f'{i:,} {i:x} {price:10.3f} {name!r}')
        length += len(f'<{name} id="{i}" price={price}/>')
    return length


print(main(150_000))
