"""`format()` of fractions."""


def format_fraction(self, text, round_to_exponent, round_to_figures):
    spec = _parse(text)
    if spec is None:
        raise ValueError(f'Invalid format specifier {text!r} for object of type {type(self).__name__!r}')
    if spec['type'] in ('', None):
        return _format_general(self, spec)
    return _format_float(self, spec, round_to_exponent, round_to_figures)


def _parse(text):
    """The parts of a format spec; None if it is none."""
    spec = {'fill': None, 'align': None, 'sign': '-', 'z': False, 'alt': False, 'zero': False, 'width': 0, 'sep': '',
            'precision': None, 'type': ''}
    i = 0
    if len(text) >= 2 and text[1] in '<>=^':
        spec['fill'], spec['align'] = text[0], text[1]
        i = 2
    elif text[:1] and text[0] in '<>=^':
        spec['align'] = text[0]
        i = 1
    if text[i:i + 1] and text[i] in '-+ ':
        spec['sign'] = text[i]
        i += 1
    if text[i:i + 1] == 'z':
        spec['z'] = True
        i += 1
    if text[i:i + 1] == '#':
        spec['alt'] = True
        i += 1
    # A zero pads if more digits of the width follow.
    if text[i:i + 1] == '0' and text[i + 1:i + 2].isdigit() and text[i + 1].isascii():
        spec['zero'] = True
        i += 1
    spec['width'], i = _number(text, i)
    if text[i:i + 1] and text[i] in ',_':
        spec['sep'] = text[i]
        i += 1
    if text[i:i + 1] == '.':
        start = i + 1
        spec['precision'], i = _number(text, start)
        if i == start:
            return None
    spec['type'] = text[i:]
    if spec['type'] == '':
        # Nothing says how a numerator over a denominator were padded with zeros.
        return None if spec['z'] or spec['zero'] or spec['precision'] is not None else spec
    if spec['type'] not in ('e', 'E', 'f', 'F', 'g', 'G', '%') or spec['zero'] and spec['align'] or spec['fill'] == '\n':
        return None
    return spec


def _number(text, i):
    """A number without leading zeros, 0 if none is there; and where it ends."""
    j = i
    while '0' <= text[j:j + 1] <= '9' and (j == i or text[i] != '0'):
        j += 1
    return int(text[i:j] or '0'), j


def _group(digits, sep):
    """Put separators between thousands."""
    if not sep:
        return digits
    first = 1 + (len(digits) - 1) % 3
    return digits[:first] + ''.join([sep + digits[i:i + 3] for i in range(first, len(digits), 3)])


def _pad(sign, body, spec, default):
    align = spec['align'] or default
    padding = (spec['fill'] or ' ') * (spec['width'] - len(sign) - len(body))
    if align == '>':
        return padding + sign + body
    if align == '<':
        return sign + body + padding
    if align == '^':
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


def _sign(negative, spec):
    return '-' if negative else '' if spec['sign'] == '-' else spec['sign']


def _format_general(self, spec):
    n, d = self.numerator, self.denominator
    body = _group(str(abs(n)), spec['sep'])
    if d > 1 or spec['alt']:
        body += '/' + _group(str(d), spec['sep'])
    return _pad(_sign(n < 0, spec), body, spec, '>')


def _format_float(self, spec, round_to_exponent, round_to_figures):
    kind = spec['type']
    precision = 6 if spec['precision'] is None else spec['precision']
    trim_zeros = kind in 'gG' and not spec['alt']
    trim_point = not spec['alt']
    exponent_mark = 'E' if kind in 'EFG' else 'e'
    if kind in 'fF%':
        exponent = -precision
        if kind == '%':
            exponent -= 2
        negative, significand = round_to_exponent(self.numerator, self.denominator, exponent, spec['z'])
        scientific = False
        point = precision
    else:
        figures = max(precision, 1) if kind in 'gG' else precision + 1
        negative, significand, exponent = round_to_figures(self.numerator, self.denominator, figures)
        scientific = kind in 'eE' or exponent > 0 or exponent + figures <= -4
        point = figures - 1 if scientific else -exponent
    suffix = '%' if kind == '%' else f'{exponent_mark}{exponent + point:+03d}' if scientific else ''
    digits = f'{significand:0{point + 1}d}'
    whole, fraction = digits[:len(digits) - point], digits[len(digits) - point:]
    if trim_zeros:
        fraction = fraction.rstrip('0')
    separator = '' if trim_point and not fraction else '.'
    sign = _sign(negative, spec)
    tail = separator + fraction + suffix
    if spec['zero']:
        room = spec['width'] - len(sign) - len(tail)
        whole = whole.zfill(3 * room // 4 + 1 if spec['sep'] else room)
    return _pad(sign, _group(whole, spec['sep']) + tail, spec, '>')
