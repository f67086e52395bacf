# f-strings: conversions, nested specs, '=', nesting of quotes, order, format protocol.
name, width, value = 'Ada', 10, 1234.5678
print(f'{name:>{width}}|{name:<{width}}|{name:^{width}}|{name:*^{width}}|')
print(f'{value:.2f} {value:,.1f} {value:e} {value:10.3f}| {value:<12}| {value:+} {value:%}')
print(f'{name!r} {name!s} {name!a} {"é"!a} {name!r:>8}|')
print(f'{name=} {value = } {1 + 2=} {name=!s} {value=:.1f} {name = !r:>9}')
print(f'{{}} {{{name}}} {{name}}')
print(f"{'nested'} {f'{name!r}'} {f"{f'{1 + 1}'}"}")
print(f'{[x for x in range(3)]} { {"a": 1}["a"] } {(lambda x: x * 2)(21)}')
print(f'{255:x} {255:#x} {255:X} {255:b} {255:#b} {255:o} {255:#o} {255:08b} {255:_b} {65:c}')
print(f'{1000000:,} {1000000:_} {-5:05d} {5:+d} {5: d} {-5: d} {5:<5d}| {5:^5d}| {5:>5d}|')
print(f'{True:d} {True} {True:>6} {None} {3.0:g} {1e20:g} {0.0001:g} {1e-5:g} {1.5e300:.3g}')
print(f'{"text":.2} {"text":10.2}| {"":>3}| {"text":s}')
print(f'{2 ** 100:,} {10**20:.3e} {-1:x} {3.14159:.0f} {2.5:.0f} {0.5:.0f} {1.5:.0f}')
print(f'{float("nan")} {float("inf"):>6} {float("-inf"):f} {float("inf"):06} {-0.0} {-0.0:.1f} {-0.0:z.1f}')
print(f'{1j} {1+2j:.2f} {complex(1.5, -2):>15}| {1j!r}')
x = 5
print(f'{str(x):^{width}.{3}}|')
print(f'''multi
{name}
  {x}''')
print(rf'\n{x}\t' f'{x}\t' + f'\N{GREEK SMALL LETTER ALPHA} \x41 \u00e9')


class Spec:
    def __format__(self, spec):
        return f'<spec {spec!r}>'

    def __str__(self):
        return 'str!'

    def __repr__(self):
        return 'repr!'


s = Spec()
print(f'{s} {s!s} {s!r} {s:anything at all} {s:{x}{x}} {s!s:>6} {s=}')


class NoFormat:
    def __str__(self):
        return 'plain'


print(f'{NoFormat()} {NoFormat():}')


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ':', e)


attempt(lambda: f'{NoFormat():>10}')
attempt(lambda: f'{[1]:>10}')
attempt(lambda: f'{None:5}')
attempt(lambda: f'{5:s}')
attempt(lambda: f'{"x":d}')
attempt(lambda: f'{5.5:d}')
attempt(lambda: f'{5:.2d}')
attempt(lambda: f'{"x":,}')
attempt(lambda: f'{"x":+}')
attempt(lambda: f'{5:,_}')
attempt(lambda: f'{5:q}')
attempt(lambda: f'{"x":q}')
attempt(lambda: f'{5:abc}')
attempt(lambda: f'{"x":=5}')
attempt(lambda: f'{1.5:.{"x"}f}')
attempt(lambda: f'{300:c}' + f'{-1:c}')
attempt(lambda: f'{1j:05}')
attempt(lambda: f'{5:z}')
attempt(lambda: f'{5:,x}')

log = []


def note(v):
    log.append(v)
    return v


f'{note(1)}{note(2):{note(3)}}{note("b")!r}'
print(log)
