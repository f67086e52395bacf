"""Asks the oracle example the same random questions as CPython and compares the answers.

    cargo build -p monty-text --example oracle
    python3.13 tools/compare_with_cpython.py target/debug/examples/oracle [count] [seed]
"""
import json, math, random, struct, subprocess, sys, _string, datetime, os, _strptime

os.environ["TZ"] = "UTC"
R = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 20000


def hx(s):
    return (s.encode() if isinstance(s, str) else bytes(s)).hex()


def bits(f):
    return struct.pack(">d", f).hex()


def floats():
    k = R.randrange(10)
    if k == 0: return R.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 1.0, -1.0, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 1e16, 1e15, 9999999999999998.0, 0.0001, 0.00001])
    if k == 1: return struct.unpack(">d", R.randbytes(8))[0]
    if k == 2: return float(R.randrange(-1000, 1000))
    if k == 3: return R.randrange(-10**6, 10**6) / 10 ** R.randrange(0, 7)
    if k == 4: return R.randrange(-10**4, 10**4) + 0.5
    if k == 5: return R.uniform(-1, 1) * 10 ** R.randrange(-20, 25)
    if k == 6: return math.ldexp(R.choice([-1, 1]), R.randrange(-1074, 1023))
    if k == 7: return R.randrange(-10**4, 10**4) / 2 ** R.randrange(0, 12)
    if k == 8: return math.nextafter(10.0 ** R.randrange(-10, 24), R.choice([-math.inf, math.inf]))
    return R.gauss(0, 100)


def ints():
    k = R.randrange(6)
    if k == 0: return R.choice([0, 1, -1, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**53, 2**53 + 1, 2**61 - 1, 10**18])
    if k == 1: return R.randrange(-1000, 1000)
    if k == 2: return R.randrange(-2**63, 2**63)
    if k == 3: return R.getrandbits(R.randrange(1, 300)) * R.choice([-1, 1])
    if k == 4: return (1 << R.randrange(1, 1100)) + R.randrange(-2, 3)
    return R.randrange(-10**6, 10**6)


ALPHABET = "aAbBzZ019 \t\n\r._-+'\"\\{}%,:;/éßŉǅΣσςİ日😀٣²½\u2003\x1c\x85\u2028\xad\x00\x7f\u0345'\u02b0ﬁ\u0130"


def texts(n=8, alphabet=ALPHABET):
    k = R.randrange(12)
    if k == 0 and alphabet is ALPHABET:
        out = [chr(R.randrange(0x110000)) for _ in range(R.randrange(1, n))]
        return "".join(c for c in out if not 0xD800 <= ord(c) < 0xE000)
    return "".join(R.choice(alphabet) for _ in range(R.randrange(0, n)))


def number_text():
    return texts(10, "0123456789_.eE+-jJ() nainfxXoObB٣\u2003\x1c")


def spec():
    if R.random() < 0.15: return texts(6, "<>=^+- #0123456789,_.bcdeEfFgGnosxX%zé")
    s = ""
    if R.random() < 0.4: s += R.choice(["", "*", "0", "é", " "]) + R.choice("<>=^")
    if R.random() < 0.3: s += R.choice("+- ")
    if R.random() < 0.1: s += "z"
    if R.random() < 0.2: s += "#"
    if R.random() < 0.3: s += "0"
    if R.random() < 0.6: s += str(R.randrange(0, 40))
    if R.random() < 0.3: s += R.choice(",_")
    if R.random() < 0.4: s += "." + str(R.randrange(0, 30))
    if R.random() < 0.8: s += R.choice("bcdeEfFgGnosxX%" if R.random() < .9 else "qé\x01")
    return s


def attempt(f):
    try: return f()
    except (ValueError, OverflowError, TypeError) as e: return f"{type(e).__name__} {e}"


def message(f):
    try: return f()
    except Exception as e: return str(e)


def opt(f, none=(ValueError, ZeroDivisionError, OverflowError)):
    try: return f()
    except none: return "None"


QUESTIONS = {}


def question(f):
    QUESTIONS[f.__name__] = f
    return f


@question
def repr_():
    f = floats(); return "repr", [bits(f)], repr(f)
@question
def complex_repr():
    a, b = floats(), floats(); return "complex_repr", [bits(a), bits(b)], repr(complex(a, b))
@question
def parse_float():
    s = number_text(); return "parse_float", [hx(s)], opt(lambda: repr(float(s)))
@question
def parse_float_valid():
    s = repr(floats()); return "parse_float", [hx(s)], repr(float(s))
@question
def parse_complex():
    s = number_text() if R.random() < .5 else R.choice(["", "("]) + R.choice(["", repr(floats())]) + R.choice(["", "+", "-"]) + R.choice(["", str(abs(floats()))]) + R.choice(["j", "J", ""]) + R.choice(["", ")"])
    def go():
        c = complex(s); return f"{c.real!r} {c.imag!r}"
    return "parse_complex", [hx(s)], opt(go)
@question
def hex_():
    f = floats(); return "hex", [bits(f)], f.hex()
@question
def fromhex():
    s = R.choice(["", "-", "+"]) + R.choice(["0x", "", "0X"]) + texts(6, "0123456789abcF") + R.choice(["", "."]) + texts(20, "0123456789abcdef08") + R.choice(["", f"p{R.randrange(-1120, 1050)}", "p", "P+3"])
    return "fromhex", [hx(s)], message(lambda: repr(float.fromhex(s)))
@question
def round_():
    f, n = floats(), R.randrange(-25, 25)
    if not math.isfinite(f): f = 1.5
    try: want = repr(round(f, n))
    except OverflowError: want = repr(math.copysign(math.inf, f))
    return "round", [bits(f), str(n)], want
@question
def ratio():
    f = floats(); return "ratio", [bits(f)], opt(lambda: "%d %d" % f.as_integer_ratio())
@question
def parse_int():
    s = number_text() if R.random() < .5 else R.choice(["", " ", "-", "+"]) + R.choice(["", "0x", "0b", "0o", "0"]) + texts(30, "0123456789abcdef_")
    b = R.choice([0, 10, 10, 2, 8, 16, 36, 7, 1, 37])
    return "parse_int", [hx(s), str(b)], message(lambda: str(int(s, b)))
@question
def divmod_():
    a, b = floats(), floats(); return "divmod", [bits(a), bits(b)], opt(lambda: "%r %r" % divmod(a, b))
@question
def hash_float():
    f = floats(); return "hash_float", [bits(f)], "0" if f != f else str(hash(f))
@question
def hash_int():
    i = ints(); return "hash_int", [str(i)], str(hash(i))
@question
def true_div():
    a, b = ints(), ints()
    if R.random() < .3: a, b = a * ints(), b * ints()
    try: want = repr(a / b)
    except ZeroDivisionError: want = "ZeroDivision"
    except OverflowError: want = "TooLarge"
    return "true_div", [str(a), str(b)], want
@question
def to_float():
    i = ints(); return "to_float", [str(i)], opt(lambda: repr(float(i)))
@question
def compare():
    i, f = ints(), floats()
    if R.random() < .3 and abs(i) < 10**300: f = float(i)
    return "compare", [str(i), bits(f)], "None" if f != f else str((i > f) - (i < f))
@question
def round_int():
    i, n = ints(), R.randrange(0, 30); return "round_int", [str(i), str(n)], str(round(i, -n))
@question
def complex_div():
    a, b = complex(floats(), floats()), complex(floats(), floats())
    def go():
        c = a / b; return f"{c.real!r} {c.imag!r}"
    return "complex_div", [bits(a.real), bits(a.imag), bits(b.real), bits(b.imag)], opt(go)
@question
def mod_pow():
    a, b, c = ints(), R.randrange(-20, 200), ints(); return "mod_pow", [str(a), str(b), str(c)], message(lambda: str(pow(a, b, c)))
@question
def from_bytes():
    d = R.randbytes(R.randrange(0, 20)); l, s = R.randrange(2), R.randrange(2)
    return "from_bytes", [hx(d), str(l), str(s)], str(int.from_bytes(d, "little" if l else "big", signed=bool(s)))
@question
def to_bytes():
    i, n = ints(), R.randrange(0, 20); l, s = R.randrange(2), R.randrange(2)
    return "to_bytes", [str(i), str(n), str(l), str(s)], message(lambda: repr(i.to_bytes(n, "little" if l else "big", signed=bool(s))))
@question
def format_int():
    s, i = spec(), ints(); return "format_int", [hx(s), str(i)], attempt(lambda: format(i, s) if s else str(i)).replace("\ud800", "?")
@question
def format_float():
    s, f = spec(), floats(); return "format_float", [hx(s), bits(f)], attempt(lambda: format(f, s))
@question
def format_complex():
    s, a, b = spec(), floats(), floats(); return "format_complex", [hx(s), bits(a), bits(b)], attempt(lambda: format(complex(a, b), s))
@question
def format_str():
    s, t = spec(), texts(); return "format_str", [hx(s), hx(t)], attempt(lambda: format(t, s))
@question
def percent():
    k = R.choice(["int", "float", "str"])
    t = texts(4) .replace("%", "") + "%" + "".join(R.choice("-+ #0") for _ in range(R.randrange(3))) + R.choice(["", str(R.randrange(30))]) + R.choice(["", "." + str(R.randrange(20)), "."]) + R.choice(["", "l", "h"]) + R.choice({"int": "diuxXo", "float": "eEfFgG", "str": "rs"}[k]) + R.choice(["", "x", "%%"])
    v = {"int": ints, "float": floats, "str": texts}[k]()
    arg = {"int": str, "float": bits, "str": hx}[k](v)
    return "percent", [hx(t), k, arg], attempt(lambda: t % (v,))
@question
def template():
    t = texts(12, "{}{}[].:!rsxa0 é")
    def go():
        out = ""
        for lit, name, sp, conv in _string.formatter_parser(t):
            if lit: out += f"<{lit}>"
            if name is None: continue
            c = "None" if conv is None else f"Some('{conv}')"
            out += f"({name}|{c}|{sp}"
            first, rest = _string.formatter_field_name_split(name)
            out += "|" + ("Auto" if first == "" else f"Index({first})" if isinstance(first, int) else f'Name("{first}")')
            for attr, x in rest:
                out += f' Attribute("{x}")' if attr else f" Index({x})" if isinstance(x, int) else f' Key("{x}")'
            out += ")"
        return out
    return "template", [hx(t)], attempt(go)
@question
def case():
    s = texts(); return "case", [hx(s)], "|".join([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
@question
def is_():
    s = texts(4)
    return "is", [hx(s)], "".join("01"[b] for b in (s.isalpha(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isalnum(), s.isspace(), s.isprintable(), s.isidentifier(), s.islower(), s.isupper(), s.istitle()))
@question
def str_repr():
    s = texts(); return "str_repr", [hx(s)], f"{s!r}|{s!a}|{bytearray(s.encode())!r}"
@question
def bytes_repr():
    d = R.randbytes(R.randrange(6)); return "bytes_repr", [hx(d)], repr(d)
def shown(items): return ", ".join(repr(x.encode() if isinstance(x, str) else x) for x in items)
@question
def split():
    s, n = texts(12, " a\tbé\u2003\x1c"), R.randrange(-1, 4)
    if R.random() < .5: return "split", [hx(s), str(n)], shown(s.split(None, n))
    return "rsplit", [hx(s), str(n)], shown(s.rsplit(None, n)[::-1])
@question
def split_sep():
    s, n, sep = texts(12, "abé,"), R.randrange(-1, 4), texts(3, "abé,") or ","
    if R.random() < .5: return "split_sep", [hx(s), str(n), hx(sep)], shown(s.split(sep, n))
    return "rsplit_sep", [hx(s), str(n), hx(sep)], shown(s.rsplit(sep, n)[::-1])
@question
def lines():
    s, k = texts(10, "ab\n\r\x0b\x0c\x1c\x1e\x85\u2028é"), R.randrange(2); return "lines", [hx(s), str(k)], shown(s.splitlines(bool(k)))
@question
def bytes_lines():
    s, k = texts(10, "ab\n\r\x0b\x0c\x1c").encode(), R.randrange(2); return "bytes_lines", [hx(s), str(k)], shown(s.splitlines(bool(k)))
@question
def bytes_split():
    s, n = texts(10, "ab\n \x0b\x1c").encode(), R.randrange(-1, 3); return "bytes_split", [hx(s), str(n)], shown(s.split(None, n))
@question
def strip():
    s = texts(10, " aé\tb\u2003"); c = None if R.random() < .4 else texts(3, "abé ")
    return "strip", [hx(s), "-" if c is None else hx(c)], "|".join([s.strip(c), s.lstrip(c), s.rstrip(c)])
def bound(): return R.choice([None, None, R.randrange(-12, 12), R.choice([2**63 - 1, -2**63])])
@question
def find():
    s, n, i, j = texts(10, "abéc日"), texts(3, "abé"), bound(), bound()
    op = R.choice(["find", "rfind", "count", "starts"])
    want = f"{s.startswith(n, i, j)}{s.endswith(n, i, j)}".lower() if op == "starts" else str(getattr(s, op)(n, i, j))
    return op, [hx(s), hx(n), str(i), str(j)], want
@question
def replace():
    s, o, n, c = texts(10, "abé"), texts(3, "abé"), texts(3, "xy日"), R.randrange(-1, 4); return "replace", [hx(s), hx(o), hx(n), str(c)], s.replace(o, n, c)
@question
def bytes_replace():
    s, o, n, c = texts(10, "ab").encode(), texts(3, "ab").encode(), texts(3, "xy").encode(), R.randrange(-1, 4); return "bytes_replace", [hx(s), hx(o), hx(n), str(c)], repr(s.replace(o, n, c))
@question
def expandtabs():
    s, n = texts(10, "a\t\té\n\r"), R.randrange(-1, 9); return "expandtabs", [hx(s), str(n)], s.expandtabs(n)
@question
def justify():
    s, n = texts(6, "aé-+"), R.randrange(-1, 12); return "justify", [hx(s), str(n)], "|".join([s.ljust(n, "*"), s.rjust(n, "*"), s.center(n, "*"), s.zfill(n)])
@question
def bytes_case():
    b = texts(6, "aA1 é\x1c\t").encode()
    return "bytes_case", [hx(b)], "".join("01"[x] for x in (b.isalpha(), b.isdigit(), b.isalnum(), b.isspace(), b.islower(), b.isupper(), b.istitle())) + f" {b.title()!r} {b.capitalize()!r} {b.swapcase()!r}"
HANDLERS = ["strict", "ignore", "replace", "backslashreplace"]
CODECS = ["utf-8", "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig", "cp1252"]
@question
def decode():
    k = R.randrange(3)
    d = R.randbytes(R.randrange(1, 10)) if k == 0 else bytes(R.choice(b"a\x80\xc2\xe2\x82\xac\xed\xa0\xf0\x9f\x98\xf4\xff\xfe\xd8\xdc\x00") for _ in range(R.randrange(1, 9)))
    c, h = R.choice(CODECS), R.choice(HANDLERS)
    try: want = "ok " + d.decode(c, h)
    except UnicodeDecodeError as e: want = f"{e.encoding} {e.start} {e.end} {e.reason}"
    return "decode", [hx(d), c, h], want
@question
def encode():
    s, c, h = texts() + R.choice(["", "€\x81ž"]), R.choice(CODECS), R.choice(HANDLERS + ["xmlcharrefreplace"])
    try: want = "ok " + repr(s.encode(c, h))
    except UnicodeEncodeError as e: want = f"{e.encoding} {e.start} {e.end} {e.reason}"
    return "encode", [hx(s), c, h], want
@question
def json_string():
    s, a = texts(), R.randrange(2); return "json_string", [hx(s), str(a)], json.dumps(s, ensure_ascii=bool(a))
def events(v):
    if v is None: return "Null;"
    if v is True: return "True;"
    if v is False: return "False;"
    if isinstance(v, str): return f"s:{v};"
    if isinstance(v, int): return f"{v};"
    if isinstance(v, float): return "NaN;" if v != v else f"{v!r};"
    if isinstance(v, list): return "ArrayStart;" + "".join(map(events, v)) + "ArrayEnd;"
    return "ObjectStart;" + "".join(f"k:{k};" + events(x) for k, x in v) + "ObjectEnd;"
@question
def json_():
    if R.random() < .5: s = texts(14, '[]{},:"" a10.e-\\un\n\té')
    else:
        def value(d):
            k = R.randrange(8 if d else 5)
            if k == 0: return R.choice([None, True, False])
            if k == 1: return ints()
            if k == 2: return R.choice([1.5, -0.0, 1e100, 1e-7])
            if k <= 4: return texts(5)
            if k <= 6: return [value(d - 1) for _ in range(R.randrange(3))]
            return {texts(3): value(d - 1) for _ in range(R.randrange(3))}
        s = json.dumps(value(3), ensure_ascii=bool(R.randrange(2)), indent=R.choice([None, 1]))
        if R.random() < .4 and s:
            i = R.randrange(len(s)); s = s[:i] + R.choice(["", "x", ",", "]", "\\", '"', " ", "\n"]) + s[i + R.randrange(2):]
    def go():
        return events(json.loads(s, object_pairs_hook=lambda p: tuple(p)))
    want = message(go)
    if any(0xD800 <= ord(c) < 0xE000 for c in want): return json_()
    return "json", [hx(s)], want
@question
def strftime():
    t = R.randrange(-62135596800, 253402300800)
    f = "".join("%" + R.choice("aAbBcdDeFgGHIjklmMpPrRsSTuUVwWxXyYn%") + R.choice(" -x") for _ in range(R.randrange(1, 5)))
    if R.random() < .3: f = "%" + "".join(R.choice("-_0^#") for _ in range(R.randrange(3))) + R.choice(["", "3", "12"]) + R.choice("aAbBcdDeFgGHIjklmMpPrRSTuUVwWxXyY%")
    d = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=t)
    return "strftime", [hx(f), str(t)], d.strftime(f)
@question
def strptime():
    ds = list("aAbBdfGHIjmMpSuUVwWyYzZ"); R.shuffle(ds)
    f = R.choice(["", " ", "-"]).join("%" + c for c in ds[:R.randrange(1, 5)])
    if R.random() < .5: f = R.choice(["%Y-%m-%d %H:%M:%S", "%d/%m/%y", "%b %d, %Y", "%A %d %B %Y", "%Y%m%d", "%m%d%H%M", "%I:%M %p", "%Y-%m-%dT%H:%M:%S.%f%z", "%G-W%V-%u", "%Y %U %a", "%Y %W %A", "%Y-%j", "%c", "%x %X"])
    t = datetime.datetime(R.randrange(1969, 2069), R.randrange(1, 13), R.randrange(1, 29), R.randrange(24), R.randrange(60), R.randrange(60), R.randrange(10**6), tzinfo=R.choice([datetime.timezone.utc, datetime.timezone(datetime.timedelta(hours=5, minutes=30))]))
    s = t.strftime(f)
    if R.random() < .4 and s:
        i = R.randrange(len(s)); s = s[:i] + R.choice(["", "0", " ", "x", ":", "9"]) + s[i + R.randrange(2):]
    if R.random() < .2: s = s.replace(" 0", " ").replace("-0", "-")
    def go():
        p, frac, off = _strptime._strptime(s, f)
        micro = frac
        if p[-1] is None and off is None: offset = "None"
        offset = "None" if p[10] is None else f"Some({p[10] * 1000000 + off})"
        return " ".join(map(str, (*p[:6], micro, p[6], p[7]))) + " " + offset
    try: want = go()
    except Exception as e:
        want = str(e)
        if want.startswith("redefinition"): return strptime()
    return "strptime", [hx(s), hx(f)], want
def iso_date_text():
    d = datetime.date(R.randrange(1, 10000), R.randrange(1, 13), R.randrange(1, 29)); y, w, k = d.isocalendar()
    if y > 9999: y = 9999
    s = R.choice([d.isoformat(), d.isoformat().replace("-", ""), f"{y:04}-W{w:02}-{k}", f"{y:04}W{w:02}{k}", f"{y:04}-W{w:02}", f"{y:04}W{w:02}"])
    return mutate(s)
def mutate(s):
    if R.random() < .3 and s:
        i = R.randrange(len(s)); s = s[:i] + R.choice(["", "0", "-", ":", "9", "é", "W", ".", "Z", "+", " "]) + s[i + R.randrange(2):]
    return s
def iso_time_text():
    s = R.choice(["05", "0507", "050703", "05:07", "05:07:03", "23:59:59", "24:00", "12:60"]) + R.choice(["", "", ".5", ",123", ".123456", ".1234567"]) + R.choice(["", "Z", "+01", "-0530", "+05:30", "-01:02:03", "+01:02:03.000005", "+23:59", "-24:00", "+01:99"])
    return mutate(s)
def fmt_time(t):
    o = t.tzinfo
    o = "None" if o is None else "Some(%d)" % (o.utcoffset(None) // datetime.timedelta(microseconds=1))
    return f"{t.hour} {t.minute} {t.second} {t.microsecond} {o}"
def iso_message(f):
    try: return f()
    except ValueError as e:
        m = str(e)
        return "invalid" if m.startswith("Invalid isoformat") else "offset" if m.startswith("offset must") else m
@question
def iso_date():
    s = iso_date_text()
    def go():
        d = datetime.date.fromisoformat(s); return f"{d.year} {d.month} {d.day}"
    return "iso_date", [hx(s)], iso_message(go)
@question
def iso_time():
    s = R.choice(["", "", "T"]) + iso_time_text(); return "iso_time", [hx(s)], iso_message(lambda: fmt_time(datetime.time.fromisoformat(s)))
@question
def iso_datetime():
    s = iso_date_text() + R.choice(["", "T", " ", "é", "5"]) + R.choice(["", iso_time_text()])
    def go():
        d = datetime.datetime.fromisoformat(s); return f"{d.year} {d.month} {d.day} {fmt_time(d)}"
    return "iso_datetime", [hx(s)], iso_message(go)


asked = []
for _ in range(COUNT):
    for f in QUESTIONS.values():
        asked.append(f())
lines_in = "".join("\t".join([op, *args]) + "\n" for op, args, _ in asked)
answers = subprocess.run([sys.argv[1]], input=lines_in, capture_output=True, text=True, check=True).stdout.split("\n")
wrong = {}
for (op, args, want), got in zip(asked, answers):
    got = bytes.fromhex(got).decode()
    if got != want: wrong.setdefault(op, []).append((args, got, want))
for op, cases in wrong.items():
    print(f"{op}: {len(cases)} differ")
    for args, got, want in cases[:6]:
        shown_args = [bytes.fromhex(a).decode(errors="replace") if len(a) % 2 == 0 and all(c in "0123456789abcdef" for c in a) and a else a for a in args]
        print("   ", args, repr(shown_args), "\n        got ", repr(got), "\n        want", repr(want))
print(f"{len(asked)} questions, {sum(map(len, wrong.values()))} differences")
sys.exit(bool(wrong))
