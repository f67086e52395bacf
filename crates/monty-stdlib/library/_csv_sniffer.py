"""Guesses the dialect of a CSV text."""

import re

import csv

# A quoted field: between delimiters, at the start, at the end, or alone.
_QUOTED = (r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?P=delim)',
           r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?P<delim>[^\w\n"\'])(?P<space> ?)',
           r'(?P<delim>[^\w\n"\'])(?P<space> ?)(?P<quote>["\']).*?(?P=quote)(?:$|\n)',
           r'(?:^|\n)(?P<quote>["\']).*?(?P=quote)(?:$|\n)')


class Sniffer:
    """\"Sniffs\" the format of a CSV file (i.e. delimiter, quotechar). Returns a Dialect object."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """Returns a dialect (or None) corresponding to the sample"""
        quotechar, doublequote, delimiter, skipinitialspace = self._guess_quote_and_delimiter(sample, delimiters)
        if not delimiter:
            delimiter, skipinitialspace = self._guess_delimiter(sample, delimiters)
        if not delimiter:
            raise csv.Error('Could not determine delimiter')

        class dialect(csv.Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = csv.QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar or '"'
        dialect.skipinitialspace = skipinitialspace
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """From the quoted fields: quote, whether it is doubled, delimiter, whether a space follows that."""
        matches = []
        for pattern in _QUOTED:
            regexp = re.compile(pattern, 16 | 8)
            matches = list(regexp.finditer(data))
            if matches:
                break
        if not matches:
            return '', False, None, 0
        quotes = {}
        delims = {}
        spaces = 0
        groups = regexp.groupindex
        for m in matches:
            key = m.group('quote')
            if key:
                quotes[key] = quotes.get(key, 0) + 1
            if 'delim' not in groups:
                continue
            key = m.group('delim')
            if key and (delimiters is None or key in delimiters):
                delims[key] = delims.get(key, 0) + 1
            if m.group('space'):
                spaces += 1
        quotechar = max(quotes, key=quotes.get)
        if delims:
            delim = max(delims, key=delims.get)
            skipinitialspace = delims[delim] == spaces
            if delim == '\n':
                delim = ''
        else:
            delim = ''
            skipinitialspace = 0
        d, q = re.escape(delim), quotechar
        doubled = re.search(rf'((?:{d})|^)\W*{q}[^{d}\n]*{q}[^{d}\n]*{q}\W*((?:{d})|$)', data, 8)
        return quotechar, bool(doubled), delim, skipinitialspace

    def _guess_delimiter(self, data, delimiters):
        """From how often characters stand on each line: the delimiter is the one that is most regular."""
        data = list(filter(None, data.split('\n')))
        ascii_chars = [chr(c) for c in range(127)]
        chunk = min(10, len(data))
        iteration = 0
        char_frequency = {}
        modes = {}
        delims = {}
        start, end = 0, chunk
        while start < len(data):
            iteration += 1
            for line in data[start:end]:
                for char in ascii_chars:
                    meta = char_frequency.setdefault(char, {})
                    freq = line.count(char)
                    meta[freq] = meta.get(freq, 0) + 1
            for char, meta in char_frequency.items():
                items = list(meta.items())
                if len(items) == 1 and items[0][0] == 0:
                    continue
                if len(items) > 1:
                    best = max(items, key=lambda x: x[1])
                    items.remove(best)
                    modes[char] = best[0], best[1] - sum([item[1] for item in items])
                else:
                    modes[char] = items[0]
            total = float(min(chunk * iteration, len(data)))
            consistency = 1.0
            threshold = 0.9
            while not delims and consistency >= threshold:
                for k, v in modes.items():
                    if v[0] > 0 and v[1] > 0 and v[1] / total >= consistency and (
                            delimiters is None or k in delimiters):
                        delims[k] = v
                consistency -= 0.01
            if len(delims) == 1:
                delim = list(delims)[0]
                return delim, data[0].count(delim) == data[0].count(f'{delim} ')
            start = end
            end += chunk
        if not delims:
            return '', 0
        for d in self.preferred:
            if d in delims:
                return d, data[0].count(d) == data[0].count(f'{d} ')
        items = sorted([(v, k) for k, v in delims.items()])
        delim = items[-1][1]
        return delim, data[0].count(delim) == data[0].count(f'{delim} ')

    def has_header(self, sample):
        """Does the first row differ in its types or lengths from the rows below it?"""
        from io import StringIO
        rdr = csv.reader(StringIO(sample), self.sniff(sample))
        header = next(rdr)
        column_types = dict.fromkeys(range(len(header)))
        checked = 0
        for row in rdr:
            if checked > 20:
                break
            checked += 1
            if len(row) != len(header):
                continue
            for col in list(column_types):
                try:
                    complex(row[col])
                    this = complex
                except (ValueError, OverflowError):
                    this = len(row[col])
                if this != column_types[col]:
                    if column_types[col] is None:
                        column_types[col] = this
                    else:
                        del column_types[col]
        votes = 0
        for col, kind in column_types.items():
            if isinstance(kind, int):
                votes += 1 if len(header[col]) != kind else -1
            else:
                try:
                    kind(header[col])
                except (ValueError, TypeError):
                    votes += 1
                else:
                    votes -= 1
        return votes > 0
