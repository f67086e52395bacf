"""Comma-separated values."""

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL', 'Error',
           'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect',
           'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

from types import GenericAlias

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5
__version__ = '1.0'


class Error(Exception):
    pass
    __module__ = '_csv'


# By name; None for those that everyone knows, until one is asked for.
_dialects = {'excel': None, 'excel-tab': None, 'unix': None}
_field_limit = 128 * 1024
_absent = object()


def _char(name, value, default, optional):
    if value is _absent:
        return default
    if value is None and optional:
        return None
    if not isinstance(value, str):
        kind = 'string or None' if optional else 'string'
        raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Dialect:
    """A checked dialect."""

    __slots__ = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace',
                 'strict')

    def __init__(self, values):
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    def __delattr__(self, name):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")


_NAMES = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace',
          'strict')


def _make_dialect(dialect, options):
    """Check a dialect (a name, a class, an instance, or None) and the options that go before it."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    for name in options:
        if name not in _NAMES:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
    if isinstance(dialect, _Dialect) and not options:
        return dialect
    given = {}
    for name in _NAMES:
        if name in options:
            given[name] = options[name]
        elif dialect is not None:
            given[name] = getattr(dialect, name, _absent)
        else:
            given[name] = _absent
    values = {}
    values['delimiter'] = _char('delimiter', given['delimiter'], ',', False)
    values['doublequote'] = True if given['doublequote'] is _absent else bool(given['doublequote'])
    values['escapechar'] = _char('escapechar', given['escapechar'], None, True)
    terminator = given['lineterminator']
    if terminator is _absent:
        terminator = '\r\n'
    elif terminator is not None and not isinstance(terminator, str):
        raise TypeError('"lineterminator" must be a string')
    values['lineterminator'] = terminator
    values['quotechar'] = _char('quotechar', given['quotechar'], '"', True)
    quoting = given['quoting']
    if quoting is _absent:
        quoting = QUOTE_MINIMAL
    elif type(quoting) is not int and not isinstance(quoting, int):
        raise TypeError(f'"quoting" must be an integer, not {type(quoting).__name__}')
    if not 0 <= quoting <= 5:
        raise TypeError('bad "quoting" value')
    if values['quotechar'] is None and given['quoting'] is _absent:
        quoting = QUOTE_NONE
    values['quoting'] = quoting
    values['skipinitialspace'] = False if given['skipinitialspace'] is _absent else bool(given['skipinitialspace'])
    values['strict'] = False if given['strict'] is _absent else bool(given['strict'])
    if quoting != QUOTE_NONE and values['quotechar'] is None:
        raise TypeError('quotechar must be set if quoting enabled')
    if terminator is None:
        raise TypeError('lineterminator must be set')
    d = _Dialect(values)
    _check_characters(d)
    return d


def _check_characters(d):
    for name, c in (('delimiter', d.delimiter), ('escapechar', d.escapechar), ('quotechar', d.quotechar)):
        if c is None:
            continue
        if c in '\r\n':
            raise ValueError(f'bad {name} value')
        if c == ' ' and d.skipinitialspace and name != 'delimiter':
            raise ValueError(f'bad {name} value')
        if d.lineterminator and c in d.lineterminator:
            raise ValueError(f'bad {name} or lineterminator value')
    pairs = (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar'))
    for a, b in pairs:
        if getattr(d, a) is not None and getattr(d, a) == getattr(d, b):
            raise ValueError(f'bad {a} or {b} value')


def register_dialect(name, /, dialect=None, **fmtparams):
    """Create a mapping from a string name to a dialect class."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _make_dialect(dialect, fmtparams)


def unregister_dialect(name):
    """Delete the name/dialect mapping associated with a string name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    """Return the dialect instance associated with name."""
    try:
        dialect = _dialects[name]
    except KeyError:
        raise Error('unknown dialect') from None
    if dialect is None:
        known = excel if name == 'excel' else excel_tab if name == 'excel-tab' else unix_dialect
        dialect = _dialects[name] = _make_dialect(known, {})
    return dialect


def list_dialects():
    """Return a list of all known dialect names."""
    return list(_dialects)


def field_size_limit(new_limit=_absent, /):
    """Sets an upper limit on parsed fields."""
    global _field_limit
    old = _field_limit
    if new_limit is not _absent:
        if not isinstance(new_limit, int):
            raise TypeError('limit must be an integer')
        _field_limit = new_limit
        _csv_setup(_next_row, _read_row, _write_row, new_limit)
    return old


class Dialect:
    """Describe a CSV dialect."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _make_dialect(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


def _plain_dialect(d):
    """What native code needs of a dialect that it knows; else None."""
    if d.quoting in (QUOTE_MINIMAL, QUOTE_ALL) and d.escapechar is None and d.quotechar is not None and d.doublequote:
        return d.delimiter, d.quotechar, d.lineterminator, d.quoting == QUOTE_ALL
    return None


def _next_row(reader):
    return reader._read_row(next(reader._lines))


def _read_row(reader, line):
    return reader._read_row(line)


def _write_row(writer, row):
    return writer._write_any(row)


_csv_setup(_next_row, _read_row, _write_row, _field_limit)


# States of the reader.
_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_QUOTED, _QUOTE_IN_QUOTED, _EAT_CRNL, \
    _AFTER_ESCAPED_CRNL = range(9)


class _Reader:
    """Rows of an iterable of lines."""

    def __init__(self, lines, dialect):
        # Native code reads these four where they stand: what plain dialects make of a line is done there,
        # see _read_row for all of it.
        self._lines = lines
        self._plain = None if dialect.skipinitialspace or dialect.strict else _plain_dialect(dialect)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    __next__ = _csv_next

    def _read_row(self, line):
        self._fields = []
        self._field = []
        self._length = 0
        self._state = _START_RECORD
        self._unquoted = True
        while True:
            try:
                if line is None:
                    line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    break
                if self._state in (_ESCAPED, _ESCAPED_QUOTED, _AFTER_ESCAPED_CRNL) and self._fields:
                    self._save()
                    break
                raise
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} '
                            '(the file should be opened in text mode)')
            self.line_num += 1
            self._read_line(line)
            line = None
            if self._state == _START_RECORD:
                break
        fields = self._fields
        self._fields = []
        return fields

    def _read_line(self, line):
        d = self.dialect
        stops = '\n\r' + d.delimiter + (d.escapechar or '') + (d.quotechar or '')
        i = 0
        n = len(line)
        while i < n:
            c = line[i]
            # A run of plain characters goes into the field at once.
            if self._state == _IN_FIELD and c not in stops:
                j = i + 1
                while j < n and line[j] not in stops:
                    j += 1
                self._add(line[i:j])
                i = j
                continue
            self._process(c)
            i += 1
        self._process(None)

    def _add(self, text):
        self._field.append(text)
        self._length += len(text)
        if self._length > _field_limit:
            raise Error(f'field larger than field limit ({_field_limit})')

    def _save(self):
        text = ''.join(self._field)
        self._field = []
        self._length = 0
        quoting = self.dialect.quoting
        if self._unquoted:
            if not text:
                if quoting in (QUOTE_NOTNULL, QUOTE_STRINGS):
                    text = None
            elif quoting in (QUOTE_NONNUMERIC, QUOTE_STRINGS):
                text = float(text)
        self._fields.append(text)

    def _process(self, c):
        """One character, or None at the end of a line."""
        d = self.dialect
        state = self._state
        if state == _START_RECORD:
            if c is None:
                return
            if c in '\r\n':
                self._state = _EAT_CRNL
                return
            self._state = state = _START_FIELD
        if state == _START_FIELD:
            self._unquoted = True
            if c is None or c in '\r\n':
                self._save()
                self._state = _START_RECORD if c is None else _EAT_CRNL
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._unquoted = False
                self._state = _IN_QUOTED
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == ' ' and d.skipinitialspace:
                pass
            elif c == d.delimiter:
                self._save()
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c is not None and c in '\r\n':
                self._add(c)
                self._state = _AFTER_ESCAPED_CRNL
            else:
                self._add('\n' if c is None else c)
                self._state = _IN_FIELD
        elif state == _AFTER_ESCAPED_CRNL and c is None:
            pass
        elif state in (_IN_FIELD, _AFTER_ESCAPED_CRNL):
            if c is None or c in '\r\n':
                self._save()
                self._state = _START_RECORD if c is None else _EAT_CRNL
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
                self._state = _IN_FIELD
        elif state == _IN_QUOTED:
            if c is None:
                pass
            elif c == d.escapechar:
                self._state = _ESCAPED_QUOTED
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if d.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_QUOTED:
            self._add('\n' if c is None else c)
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if d.quoting != QUOTE_NONE and c == d.quotechar:
                self._add(c)
                self._state = _IN_QUOTED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            elif c is None or c in '\r\n':
                self._save()
                self._state = _START_RECORD if c is None else _EAT_CRNL
            elif not d.strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        elif c is None:
            self._state = _START_RECORD
        elif c not in '\r\n':
            raise Error('new-line character seen in unquoted field - do you need to open the file with newline=\'\'?')


_Reader.__module__ = '_csv'
_Reader.__name__ = _Reader.__qualname__ = 'reader'


def reader(iterable, dialect=None, **fmtparams):
    """Return a reader object that will process lines from the given iterable."""
    return _Reader(iter(iterable), _make_dialect(dialect, fmtparams))


class _Writer:
    """Writes rows to what has a write method."""

    def __init__(self, write, dialect):
        # Native code reads these two where they stand.
        self._write = write
        spaced = dialect.delimiter == ' ' and dialect.skipinitialspace
        self._plain = None if spaced else _plain_dialect(dialect)
        self.dialect = dialect

    writerow = _csv_writerow

    def _write_any(self, row):
        d = self.dialect
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        parts = []
        null = False
        for field in fields:
            text, quoted = self._text(field)
            null = field is None
            parts.append(self._join(text, quoted))
        if len(parts) == 1 and not parts[0]:
            # A row of one empty field is not the same as an empty row.
            if d.quoting == QUOTE_NONE or null and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL):
                raise Error('single empty field record must be quoted')
            parts[0] = d.quotechar * 2
        return self._write(d.delimiter.join(parts) + d.lineterminator)

    def writerows(self, rows, /):
        """Construct and write a series of iterables to a csv file."""
        for row in rows:
            self.writerow(row)

    def _text(self, field):
        """The field as text, and whether it is to be quoted in any case."""
        quoting = self.dialect.quoting
        if quoting == QUOTE_ALL:
            quoted = True
        elif quoting == QUOTE_NONNUMERIC:
            quoted = not isinstance(field, (int, float)) and not (hasattr(type(field), '__float__')
                                                                  or hasattr(type(field), '__index__'))
        elif quoting == QUOTE_STRINGS:
            quoted = isinstance(field, str)
        elif quoting == QUOTE_NOTNULL:
            quoted = field is not None
        else:
            quoted = False
        if isinstance(field, str):
            return field, quoted
        if field is None:
            return '', quoted
        return str(field), quoted

    def _join(self, text, quoted):
        d = self.dialect
        if not text:
            if not quoted and d.delimiter == ' ' and d.skipinitialspace:
                if d.quoting in (QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL):
                    raise Error('empty field must be quoted if delimiter is a space and skipinitialspace is true')
                quoted = True
            return d.quotechar * 2 if quoted else ''
        special = d.delimiter + '\r\n' + d.lineterminator + (d.escapechar or '') + (d.quotechar or '')
        if not any(c in special for c in text):
            return d.quotechar + text + d.quotechar if quoted else text
        out = []
        for c in text:
            if c in special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(d.quotechar)
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if not escape:
                    quoted = True
                else:
                    if d.escapechar is None:
                        raise Error('need to escape, but no escapechar set')
                    out.append(d.escapechar)
            out.append(c)
        text = ''.join(out)
        return d.quotechar + text + d.quotechar if quoted else text


_Writer.__module__ = '_csv'
_Writer.__name__ = _Writer.__qualname__ = 'writer'


def writer(fileobj, dialect=None, **fmtparams):
    """Return a writer object that will write user data on the given file object."""
    write = getattr(fileobj, 'write', None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(write, _make_dialect(dialect, fmtparams))


class DictReader:
    """Rows as dictionaries."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row and row == []:
            row = next(self.reader)
        names = self.fieldnames
        d = _csv_dict(names, row)
        if d is not None:
            return d
        d = dict(zip(names, row))
        expected = len(names)
        found = len(row)
        if expected < found:
            d[self.restkey] = row[expected:]
        elif expected > found:
            for key in names[found:]:
                d[key] = self.restval
        return d

    __class_getitem__ = classmethod(GenericAlias)


class DictWriter:
    """Writes dictionaries as rows."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _dict_to_list(self, rowdict):
        if self.extrasaction == 'raise':
            wrong = [k for k in rowdict if k not in self.fieldnames]
            if wrong:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join([repr(x) for x in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._dict_to_list(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._dict_to_list, rowdicts))

    __class_getitem__ = classmethod(GenericAlias)


from _csv_sniffer import Sniffer
