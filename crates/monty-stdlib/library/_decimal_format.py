"""`format()` of decimals."""


def parse_spec(spec):
    """The parts of a format spec as a dict; ValueError if it is none."""
    bad = ValueError('invalid format string')
    fill, align, sign = ' ', None, '-'
    i = 0
    if len(spec) >= 2 and spec[1] in '<>=^':
        fill, align = spec[0], spec[1]
        i = 2
    elif spec[:1] and spec[0] in '<>=^':
        align = spec[0]
        i = 1
    if spec[i:i + 1] and spec[i] in '+- ':
        sign = spec[i]
        i += 1
    no_neg_0 = spec[i:i + 1] == 'z'
    i += no_neg_0
    alternate = spec[i:i + 1] == '#'
    i += alternate
    zero = spec[i:i + 1] == '0'
    if zero:
        if align is not None:
            raise bad
        fill, align = '0', '='
        i += 1
    if spec[i:i + 1] == '0':
        raise bad
    width, i = _number(spec, i)
    separator = ''
    if spec[i:i + 1] == ',':
        separator = ','
        i += 1
    precision = None
    if spec[i:i + 1] == '.':
        start = i + 1
        precision, i = _number(spec, start)
        if precision is None or (no_neg_0 or alternate) and spec[start] == '0' and i > start + 1:
            raise bad
    kind = spec[i:]
    if len(kind) > 1 or kind and kind not in 'eEfFgGnN%':
        raise bad
    if kind in ('n', 'N') and separator:
        raise bad
    if 999999999999999999 < max(width or 0, precision or 0) < 2**63:
        raise ValueError('format specification exceeds internal limits of _decimal')
    return {'fill': fill, 'align': align or '>', 'sign': sign, 'no_neg_0': no_neg_0, 'width': width or 0,
            'separator': separator, 'precision': precision, 'type': kind, 'zero': zero,
            'alternate': alternate}


def _number(spec, i):
    j = i
    while j < len(spec) and spec[j] in '0123456789':
        j += 1
    return (int(spec[i:j]) if j > i else None), j


def align(sign, body, spec):
    """Pad to the width."""
    padding = spec['fill'] * (spec['width'] - len(sign) - len(body))
    kind = spec['align']
    if kind == '<':
        return sign + body + padding
    if kind == '>':
        return padding + sign + body
    if kind == '=':
        return sign + padding + body
    half = len(padding) // 2
    return padding[:half] + sign + body + padding[half:]


def group(digits, spec, rest_len):
    """Put separators between thousands; with zero padding, as many digits as the width asks for."""
    separator = spec['separator']
    width = spec['width'] - rest_len if spec['zero'] else 0
    if not separator:
        return digits.rjust(width, '0')
    # With n digits the text has n + (n - 1) // 3 characters.
    count = max(len(digits), 1)
    while count + (count - 1) // 3 < width:
        count += 1
    digits = digits.rjust(count, '0')
    first = count % 3 or 3
    groups = [digits[:first]]
    groups.extend([digits[i:i + 3] for i in range(first, count, 3)])
    return separator.join(groups)


def sign_text(negative, spec):
    if negative:
        return '-'
    return spec['sign'] if spec['sign'] in '+ ' else ''
