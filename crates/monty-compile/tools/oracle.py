"""Runs compiled programs on CPython's own objects: a check of the compiler without the runtime.

    cargo build -p monty-compile --example dump
    python3.13 oracle.py path/to/dump file.py …

Each file is compiled, its instructions are executed here, and the output is compared with the
`.out` file beside it, or with what CPython prints.
"""

import builtins
import contextlib
import io
import json
import operator
import struct
import subprocess
import sys
import types

UNSET = object()
BINARY = {
    'Add': operator.add, 'Sub': operator.sub, 'Mul': operator.mul, 'TrueDiv': operator.truediv,
    'FloorDiv': operator.floordiv, 'Mod': operator.mod, 'Pow': operator.pow,
    'LShift': operator.lshift, 'RShift': operator.rshift, 'And': operator.and_,
    'Or': operator.or_, 'Xor': operator.xor, 'MatMul': operator.matmul,
}
INPLACE = {
    'Add': operator.iadd, 'Sub': operator.isub, 'Mul': operator.imul, 'TrueDiv': operator.itruediv,
    'FloorDiv': operator.ifloordiv, 'Mod': operator.imod, 'Pow': operator.ipow,
    'LShift': operator.ilshift, 'RShift': operator.irshift, 'And': operator.iand,
    'Or': operator.ior, 'Xor': operator.ixor, 'MatMul': operator.imatmul,
}
COMPARE = {
    'Lt': operator.lt, 'Le': operator.le, 'Eq': operator.eq, 'Ne': operator.ne,
    'Gt': operator.gt, 'Ge': operator.ge,
}
SPECIAL = {'Enter': '__enter__', 'Exit': '__exit__', 'AsyncEnter': '__aenter__',
           'AsyncExit': '__aexit__'}


class AsyncItem:
    def __init__(self, value):
        self.value = value


def to_float(bits):
    return struct.unpack('<d', struct.pack('<Q', bits))[0]


def constant(c):
    if c == 'None':
        return None
    if c == 'Ellipsis':
        return ...
    (kind, v), = c.items()
    if kind == 'BigInt':
        sign, digits = v
        n = 0
        for d in reversed(digits):
            n = n << 32 | d
        return sign * n
    if kind == 'Float':
        return to_float(v)
    if kind == 'Complex':
        return complex(to_float(v[0]), to_float(v[1]))
    if kind == 'Bytes':
        return bytes(v)
    if kind == 'Tuple':
        return tuple(map(constant, v))
    if kind == 'FrozenSet':
        return frozenset(map(constant, v))
    return v


class Frame:
    def __init__(self, machine, code, regs, closure=None):
        self.m = machine
        self.code = code
        self.r = regs
        self.closure = closure
        self.handled = None
        self.pc = 0


class Code:
    def __init__(self, machine, data):
        self.__dict__.update(data)
        self.m = machine
        self.consts = [constant(c) for c in data['consts']]
        self.names = machine.names
        self.ops = [(i, {}) if isinstance(i, str) else next(iter(i.items()))
                    for i in data['instrs']]

    def find(self, pc):
        for h in self.handlers:
            if h['start'] <= pc < h['end']:
                return h
        return None


class Machine:
    def __init__(self, program, name='__main__'):
        self.names = program['names']
        self.layout = [self.names[i] for i in program['layout']]
        self.near = program['near_globals']
        self.codes = [Code(self, c) for c in program['codes']]
        self.far = {}
        self.extra = {'__name__': name, '__doc__': None, '__builtins__': builtins}
        code = self.codes[0]
        self.main = Frame(self, code, [UNSET] * code.nregs)

    # Globals.

    def load_global(self, slot):
        name = self.layout[slot]
        v = self.main.r[slot] if slot < self.near else self.far.get(slot, UNSET)
        if v is UNSET:
            v = self.extra.get(name, UNSET)
        if v is UNSET:
            v = getattr(builtins, name, UNSET)
        if v is UNSET:
            raise NameError(f"name '{name}' is not defined", name=name)
        return v

    def store_global(self, slot, v):
        if slot < self.near:
            self.main.r[slot] = v
        else:
            self.far[slot] = v

    def by_name(self, name):
        if name in self.layout:
            return self.load_global(self.layout.index(name))
        if name in self.extra:
            return self.extra[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name '{name}' is not defined", name=name)

    def run_main(self):
        if not self.main.code.flags & 8:
            return run_plain(self.main)
        steps = run(self.main)
        if self.main.code.flags & 8:
            import asyncio

            @types.coroutine
            def drive():
                return (yield from steps)

            async def main():
                return await drive()
            return asyncio.run(main())

    # Functions.

    def make_function(self, index, defaults, kwdefaults, closure, annotations):
        code = self.codes[index]
        count = code.argcount + code.kwonly
        params = [f'p{i}' for i in range(code.nregs)]
        names = [self.names[i] for i in code.varnames]
        params = [n if n.isidentifier() else f'p{i}' for i, n in enumerate(names)] + params
        sig = []
        for i in range(code.argcount):
            sig.append(params[i])
            if i + 1 == code.posonly:
                sig.append('/')
        at = count
        if code.flags & 1:
            sig.append('*' + params[at])
            at += 1
        elif code.kwonly:
            sig.append('*')
        for i in range(code.argcount, count):
            sig.append(params[i])
        if code.flags & 2:
            sig.append('**' + params[at])
            at += 1
        kwd = kwdefaults or {}
        n_default = len(defaults or ())
        parts = []
        seen = 0
        for s in sig:
            if s[0] in '*/':
                parts.append(s)
                continue
            if seen < code.argcount:
                has = seen >= code.argcount - n_default
            else:
                has = s in kwd
            parts.append(s + '=None' if has else s)
            seen += 1
        env = {'__start': self.start, '__code': code, '__closure': closure}
        is_async = code.flags & 8
        prefix = 'async ' if is_async else ''
        call = f"__start(__code, __closure, [{', '.join(params[:at])}])"
        if is_async:
            call = f'await {call}'
        src = f"{prefix}def f({', '.join(parts)}):\n    return {call}\n"
        exec(src, env)
        fn = env['f']
        fn.__name__ = code.name
        fn.__qualname__ = code.qualname
        fn.__module__ = self.extra['__name__']
        fn.__defaults__ = defaults
        fn.__kwdefaults__ = kwdefaults
        fn.__doc__ = code.docstring
        if annotations is not None:
            fn.__annotations__ = annotations
        fn.monty = (code, closure)
        return fn

    def start(self, code, closure, args):
        frame = Frame(self, code, args + [UNSET] * (code.nregs - len(args)), closure)
        if code.flags & 4:
            return run(frame)
        if code.flags & 8:
            return coroutine(frame)
        if code.flags & 16:
            return async_generator(frame)
        return run_plain(frame)

    def build_class(self, fn, name, *bases, metaclass=None, **kwargs):
        code, closure = fn.monty
        resolved = types.resolve_bases(bases)
        kwds = dict(kwargs)
        if metaclass is not None:
            kwds['metaclass'] = metaclass
        meta, ns, kwds = types.prepare_class(name, resolved, kwds)
        if resolved is not bases:
            ns['__orig_bases__'] = bases
        frame = Frame(self, code, [ns] + [UNSET] * (code.nregs - 1), closure)
        cell = run_plain(frame)
        if cell is not None:
            ns['__classcell__'] = cell
        return meta(name, resolved, ns, **kwds)


@types.coroutine
def coroutine(frame):
    return (yield from run(frame))


@types.coroutine
def raw(item):
    return (yield item)


async def async_generator(frame):
    steps = run(frame)
    send = steps.send
    value = None
    while True:
        try:
            item = send(value)
        except StopIteration:
            return
        try:
            if type(item) is AsyncItem:
                value = yield item.value
            else:
                value = await raw(item)
            send = steps.send
        except BaseException as e:
            value = e
            send = steps.throw


def as_class_exc(e):
    return e


def run(f):
    """Run a frame: a Python generator that yields what the code yields."""
    code, r, m = f.code, f.r, f.m
    names = m.names
    ops = code.ops
    while True:
        pc = f.pc
        op, a = ops[pc]
        f.pc += 1
        try:
            if op in ('Yield', 'AsyncYield'):
                v = r[a['src']]
                r[a['dst']] = yield (AsyncItem(v) if op == 'AsyncYield' else v)
            elif op == 'YieldFrom':
                assert r[a['dst']] is None
                r[a['dst']] = yield from r[a['iter']]
            elif op == 'Return':
                return r[a['src']]
            elif op == 'ReturnNone':
                return None
            else:
                step(f, code, r, m, names, op, a)
        except GeneratorExit as e:
            if not handle(f, code, r, pc, e):
                raise
        except BaseException as e:
            if not handle(f, code, r, pc, e):
                raise


def run_plain(f):
    code, r, m = f.code, f.r, f.m
    names = m.names
    ops = code.ops
    while True:
        pc = f.pc
        op, a = ops[pc]
        f.pc += 1
        if op == 'Return':
            return r[a['src']]
        if op == 'ReturnNone':
            return None
        try:
            step(f, code, r, m, names, op, a)
        except BaseException as e:
            if not handle(f, code, r, pc, e):
                raise


def handle(f, code, r, pc, e):
    handled = f.handled
    if handled is not None and e is not handled and code.ops[pc][0] != 'Reraise':
        at = e
        while at.__context__ is not None and at.__context__ is not handled:
            at = at.__context__
            if at is handled or at is e:
                break
        if at.__context__ is None and at is not handled:
            at.__context__ = handled
    h = code.find(pc)
    if h is None:
        return False
    r[h['reg']] = e
    f.pc = h['target']
    return True


def name_error(name):
    return NameError(f"name '{name}' is not defined", name=name)


def step(f, code, r, m, names, op, a):
    g = a.get
    match op:
        case 'Nop' | 'MakeGenerator':
            pass
        case 'Move':
            r[a['dst']] = r[a['src']]
        case 'LoadInt':
            r[a['dst']] = a['imm']
        case 'LoadConst':
            r[a['dst']] = code.consts[a['idx']]
        case 'LoadNone':
            r[a['dst']] = None
        case 'LoadBool':
            r[a['dst']] = a['value']
        case 'LoadIntrinsic':
            r[a['dst']] = {'AssertionError': AssertionError, 'BuildClass': m.build_class,
                           'Ellipsis': ..., 'StopAsyncIteration': StopAsyncIteration}[a['which']]
        case 'LoadFar':
            r[a['dst']] = r[a['idx']]
        case 'StoreFar':
            r[a['idx']] = r[a['src']]
        case 'CheckBound':
            if r[a['reg']] is UNSET:
                n = names[a['name']]
                raise UnboundLocalError(
                    f"cannot access local variable '{n}' where it is not associated with a value")
        case 'Unset':
            r[a['reg']] = UNSET
        case 'LoadGlobal':
            r[a['dst']] = m.load_global(a['slot'])
        case 'StoreGlobal':
            m.store_global(a['slot'], use(r[a['src']]))
        case 'DeleteGlobal':
            s = a['slot']
            v = m.main.r[s] if s < m.near else m.far.get(s, UNSET)
            if v is UNSET:
                raise name_error(m.layout[s])
            m.store_global(s, UNSET)
        case 'LoadName':
            n = names[a['name']]
            r[a['dst']] = r[0][n] if n in r[0] else m.by_name(n)
        case 'StoreName':
            r[0][names[a['name']]] = use(r[a['src']])
        case 'DeleteName':
            n = names[a['name']]
            if n not in r[0]:
                raise name_error(n)
            del r[0][n]
        case 'LoadNameOrCell':
            n = names[a['name']]
            r[a['dst']] = r[0][n] if n in r[0] else load_cell(r[a['cell']], n, True)
        case 'MakeCell':
            v = r[a['reg']]
            r[a['reg']] = types.CellType() if v is UNSET else types.CellType(v)
        case 'LoadCell':
            r[a['dst']] = load_cell(r[a['cell']], names[a['name']],
                                    names[a['name']] in [names[i] for i in code.freevars])
        case 'StoreCell':
            r[a['cell']].cell_contents = use(r[a['src']])
        case 'DeleteCell':
            load_cell(r[a['cell']], names[a['name']], False)
            del r[a['cell']].cell_contents
        case 'CopyFree':
            for i in range(a['n']):
                r[a['dst'] + i] = f.closure[i]
        case 'Add' | 'Sub' | 'Mul' | 'TrueDiv' | 'FloorDiv' | 'Mod':
            r[a['dst']] = BINARY[op](use(r[a['a']]), use(r[a['b']]))
        case 'Binary':
            r[a['dst']] = BINARY[a['op']](use(r[a['a']]), use(r[a['b']]))
        case 'Inplace':
            r[a['dst']] = INPLACE[a['op']](use(r[a['a']]), use(r[a['b']]))
        case 'AddI' | 'SubI' | 'MulI' | 'FloorDivI' | 'ModI':
            table = INPLACE if a['inplace'] else BINARY
            r[a['dst']] = table[op[:-1]](use(r[a['a']]), a['imm'])
        case 'Unary':
            fn = {'Neg': operator.neg, 'Pos': operator.pos, 'Invert': operator.invert}[a['op']]
            r[a['dst']] = fn(use(r[a['src']]))
        case 'Not':
            r[a['dst']] = not use(r[a['src']])
        case 'Compare':
            r[a['dst']] = COMPARE[a['op']](use(r[a['a']]), use(r[a['b']]))
        case 'Is':
            r[a['dst']] = (use(r[a['a']]) is use(r[a['b']])) != a['negate']
        case 'Contains':
            r[a['dst']] = (use(r[a['item']]) in use(r[a['container']])) != a['negate']
        case 'Jump' | 'Loop':
            f.pc = a['target']
        case 'JumpIfTrue' | 'LoopIfTrue':
            if use(r[a['cond']]):
                f.pc = a['target']
        case 'JumpIfFalse':
            if not use(r[a['cond']]):
                f.pc = a['target']
        case 'JumpIfNone':
            if use(r[a['src']]) is None:
                f.pc = a['target']
        case 'JumpIfNotNone':
            if use(r[a['src']]) is not None:
                f.pc = a['target']
        case 'GetIter':
            r[a['it']] = iter(use(r[a['src']]))
            r[a['it'] + 1] = r[a['it'] + 2] = UNSET
        case 'ForLoop':
            try:
                r[a['dst']] = next(r[a['it']])
                f.pc = a['target']
            except StopIteration:
                pass
        case 'GetIterObject':
            r[a['dst']] = iter(use(r[a['src']]))
        case 'LoadAttr':
            r[a['dst']] = getattr(use(r[a['obj']]), names[code.sites[a['site']]])
        case 'StoreAttr':
            setattr(use(r[a['obj']]), names[code.sites[a['site']]], use(r[a['src']]))
        case 'DeleteAttr':
            delattr(use(r[a['obj']]), names[a['name']])
        case 'LoadSuperAttr':
            r[a['dst']] = getattr(super(r[a['cls']], r[a['obj']]), names[a['name']])
        case 'LoadSuperMethod':
            r[a['f']] = getattr(super(r[a['cls']], r[a['obj']]), names[a['name']])
            r[a['f'] + 1] = UNSET
        case 'GetItem':
            r[a['dst']] = use(r[a['obj']])[use(r[a['key']])]
        case 'GetItemI':
            r[a['dst']] = use(r[a['obj']])[a['imm']]
        case 'SetItem':
            use(r[a['obj']])[use(r[a['key']])] = use(r[a['src']])
        case 'DelItem':
            del use(r[a['obj']])[use(r[a['key']])]
        case 'GetSlice':
            s = a['start']
            r[a['dst']] = use(r[a['obj']])[use(r[s]):use(r[s + 1])]
        case 'BuildList':
            r[a['dst']] = window(r, a)
        case 'BuildTuple':
            r[a['dst']] = tuple(window(r, a))
        case 'BuildSet':
            r[a['dst']] = set(window(r, a))
        case 'BuildMap':
            s = a['start']
            r[a['dst']] = {use(r[s + 2 * i]): use(r[s + 2 * i + 1]) for i in range(a['n'])}
        case 'BuildSlice':
            r[a['dst']] = slice(*r[a['start']:a['start'] + 3])
        case 'BuildString':
            r[a['dst']] = ''.join(window(r, a))
        case 'FormatValue':
            v = use(r[a['src']])
            v = [lambda x: x, str, repr, ascii][a['conversion']](v)
            r[a['dst']] = format(v, r[a['spec']] if a['has_spec'] else '')
        case 'ListAppend':
            r[a['list']].append(use(r[a['src']]))
        case 'ListExtend':
            v = use(r[a['src']])
            try:
                items = iter(v)
            except TypeError:
                raise TypeError(
                    f'Value after * must be an iterable, not {type(v).__name__}') from None
            r[a['list']].extend(items)
        case 'SetAdd':
            r[a['set']].add(use(r[a['src']]))
        case 'SetUpdate':
            r[a['set']].update(use(r[a['src']]))
        case 'MapSet':
            r[a['map']][use(r[a['key']])] = use(r[a['src']])
        case 'MapUpdate':
            v = use(r[a['src']])
            if not hasattr(v, 'keys'):
                raise TypeError(f"'{type(v).__name__}' object is not a mapping")
            r[a['map']].update(v)
        case 'MapMerge':
            v, fn = use(r[a['src']]), r[a['callee']]
            label = getattr(fn, '__qualname__', fn)
            if not hasattr(v, 'keys'):
                raise TypeError(f"{fn.__module__}.{label}() argument after ** must be a mapping, "
                                f"not {type(v).__name__}")
            for k in v.keys():
                if k in r[a['map']]:
                    raise TypeError(f"{fn.__module__}.{label}() got multiple values for "
                                    f"keyword argument '{k}'")
                r[a['map']][k] = v[k]
        case 'ListToTuple':
            r[a['dst']] = tuple(r[a['src']])
        case 'Unpack':
            items = unpack(use(r[a['src']]), a['n'])
            r[a['start']:a['start'] + a['n']] = items
        case 'UnpackList':
            r[a['dst']] = unpack(use(r[a['src']]), a['n'])
        case 'UnpackStar':
            before, after = a['before'], a['after']
            items = unpack(use(r[a['src']]), None)
            if len(items) < before + after:
                more = before + after
                raise ValueError(
                    f'not enough values to unpack (expected at least {more}, got {len(items)})')
            end = len(items) - after
            out = items[:before] + [items[before:end]] + items[end:]
            r[a['start']:a['start'] + len(out)] = out
        case 'Call':
            s = a['f']
            r[a['dst']] = use(r[s])(*map(use, r[s + 1:s + 1 + a['nargs']]))
        case 'CallKw':
            s = a['f']
            r[a['dst']] = call_kw(r[s], r[s + 1:s + 1 + a['nargs']], code.consts[a['names']])
        case 'CallEx':
            s = a['f']
            kw = r[s + 2] if a['has_kw'] else {}
            r[a['dst']] = r[s](*r[s + 1], **kw)
        case 'LoadMethod':
            r[a['f']] = getattr(use(r[a['obj']]), names[code.sites[a['site']]])
            r[a['f'] + 1] = UNSET
        case 'CallLoaded':
            s = a['f']
            r[a['dst']] = r[s](*map(use, r[s + 2:s + 2 + a['nargs']]))
        case 'CallLoadedKw':
            s = a['f']
            r[a['dst']] = call_kw(r[s], r[s + 2:s + 2 + a['nargs']], code.consts[a['names']])
        case 'CallMethod':
            s = a['f']
            fn = getattr(use(r[s + 1]), names[code.sites[a['site']]])
            r[a['dst']] = fn(*map(use, r[s + 2:s + 2 + a['nargs']]))
        case 'MakeFunction':
            r[a['dst']] = m.make_function(a['code'], *r[a['start']:a['start'] + 2],
                                          *r[a['start'] + 2:a['start'] + 4])
        case 'GetYieldFromIter':
            v = use(r[a['src']])
            r[a['dst']] = v if isinstance(v, types.GeneratorType) else iter(v)
        case 'GetAwaitable':
            v = use(r[a['src']])
            if isinstance(v, types.CoroutineType) or isinstance(v, types.GeneratorType):
                r[a['dst']] = v.__await__() if hasattr(v, '__await__') else v
            else:
                r[a['dst']] = type(v).__await__(v)
        case 'GetAsyncIter':
            v = use(r[a['src']])
            r[a['dst']] = type(v).__aiter__(v)
        case 'GetAsyncNext':
            v = use(r[a['src']])
            v = type(v).__anext__(v)
            r[a['dst']] = v.__await__() if hasattr(v, '__await__') else v
        case 'Raise':
            if a['kind'] == 0:
                if f.handled is None:
                    raise RuntimeError('No active exception to reraise')
                raise f.handled
            e = use(r[a['exc']])
            if isinstance(e, type):
                e = e()
            if a['kind'] == 2:
                raise e from use(r[a['cause']])
            raise e
        case 'PushExc':
            r[a['save']] = f.handled
            f.handled = r[a['exc']]
        case 'PopExc':
            f.handled = r[a['save']]
        case 'Reraise':
            raise r[a['exc']]
        case 'MatchExc':
            try:
                raise r[a['exc']]
            except use(r[a['class']]):
                r[a['dst']] = True
            except BaseException as e:
                if e is not r[a['exc']]:
                    raise
                r[a['dst']] = False
        case 'SplitExc':
            e = r[a['exc']]
            if e is None:
                r[a['matched']] = None
            elif isinstance(e, BaseExceptionGroup):
                r[a['matched']], r[a['exc']] = e.split(r[a['class']])
            elif isinstance(e, r[a['class']]):
                r[a['matched']] = ExceptionGroup('', [e])
                r[a['exc']] = None
            else:
                r[a['matched']] = None
        case 'MergeExc':
            raised = [e for e in r[a['raised']] if e is not None]
            if not raised:
                r[a['dst']] = None
            elif len(raised) == 1:
                r[a['dst']] = raised[0]
            else:
                r[a['dst']] = BaseExceptionGroup('', raised)
        case 'LoadSpecial':
            v = use(r[a['obj']])
            if not hasattr(type(v), SPECIAL[a['which']]):
                raise TypeError(f"'{type(v).__name__}' object does not support the context "
                                "manager protocol")
            r[a['f']] = types.MethodType(getattr(type(v), SPECIAL[a['which']]), v)
            r[a['f'] + 1] = UNSET
        case 'ExcInfo':
            e = r[a['exc']]
            r[a['start']:a['start'] + 3] = [type(e), e, e.__traceback__]
        case 'Import':
            name = names[a['name']]
            __import__(name)
            r[a['dst']] = sys.modules[name]
        case 'ImportFrom':
            mod, name = r[a['module']], names[a['name']]
            if not hasattr(mod, name):
                raise ImportError(f"cannot import name '{name}' from '{mod.__name__}' (unknown)")
            r[a['dst']] = getattr(mod, name)
        case 'GetLen':
            r[a['dst']] = len(r[a['src']])
        case 'MatchSequence':
            from collections.abc import Sequence
            v = r[a['src']]
            r[a['dst']] = isinstance(v, Sequence) and not isinstance(v, (str, bytes, bytearray))
        case 'MatchMapping':
            from collections.abc import Mapping
            r[a['dst']] = isinstance(r[a['src']], Mapping)
        case 'MatchKeys':
            v = r[a['src']]
            dummy = object()
            out = [v.get(k, dummy) for k in r[a['keys']]]
            r[a['dst']] = None if dummy in out else tuple(out)
        case 'MatchClass':
            r[a['dst']] = match_class(r[a['src']], r[a['dst']], a['n'], code.consts[a['names']])
        case 'SetupAnnotations':
            if code.flags & 64:
                m.store_global(m.layout.index('__annotations__'), {})
            elif '__annotations__' not in r[0]:
                r[0]['__annotations__'] = {}
        case _:
            if op.startswith(('JumpUnless', 'LoopIf')):
                kind = op.removeprefix('JumpUnless').removeprefix('LoopIf')
                if kind.endswith('I'):
                    held = COMPARE[kind[:-1]](use(r[a['a']]), a['imm'])
                else:
                    held = COMPARE[kind](use(r[a['a']]), use(r[a['b']]))
                if bool(held) == op.startswith('LoopIf'):
                    f.pc = a['target']
                return
            raise SystemError(f'no instruction {op}')


def use(v):
    if v is UNSET:
        raise SystemError('an unset register is used')
    return v


def window(r, a):
    return [v if isinstance(v, types.CellType) else use(v)
            for v in r[a['start']:a['start'] + a['n']]]


def call_kw(fn, args, names):
    n = len(args) - len(names)
    return fn(*map(use, args[:n]), **dict(zip(names, map(use, args[n:]))))


def load_cell(cell, name, free):
    try:
        return cell.cell_contents
    except ValueError:
        if free:
            raise NameError(f"cannot access free variable '{name}' where it is not associated "
                            "with a value in enclosing scope", name=name) from None
        raise UnboundLocalError(f"cannot access local variable '{name}' where it is not "
                                "associated with a value", name=name) from None


def unpack(v, n):
    try:
        it = iter(v)
    except TypeError:
        if hasattr(type(v), '__iter__'):
            raise
        raise TypeError(f'cannot unpack non-iterable {type(v).__name__} object') from None
    out = []
    for item in it:
        out.append(item)
        if n is not None and len(out) > n:
            raise ValueError(f'too many values to unpack (expected {n})')
    if n is not None and len(out) < n:
        raise ValueError(f'not enough values to unpack (expected {n}, got {len(out)})')
    return out


def match_class(v, cls, n, names):
    if not isinstance(cls, type):
        raise TypeError('called match pattern must be a class')
    if not isinstance(v, cls):
        return None
    out = []
    if n:
        args = getattr(cls, '__match_args__', None)
        if args is not None and type(args) is not tuple:
            raise TypeError(f'{cls.__name__}.__match_args__ must be a tuple '
                            f'(got {type(args).__name__})')
        if args is None and n == 1 and cls in (bool, bytearray, bytes, dict, float, frozenset,
                                               int, list, set, str, tuple):
            out.append(v)
        elif args is None or len(args) < n:
            have = 0 if args is None else len(args)
            raise TypeError(f'{cls.__name__}() accepts {have} positional sub-patterns ({n} given)')
        else:
            names = tuple(args[:n]) + names
    for name in names:
        if not hasattr(v, name):
            return None
        out.append(getattr(v, name))
    return tuple(out)


def execute(dump, path):
    done = subprocess.run([dump, path], capture_output=True, text=True)
    if done.returncode:
        return done.stderr
    machine = Machine(json.loads(done.stdout))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            machine.run_main()
        except Exception as e:
            print(f'{type(e).__name__}: {e}')
    return out.getvalue()


def main():
    dump, *paths = sys.argv[1:]
    verbose = len(paths) == 1
    sys.setrecursionlimit(20000)
    failed = 0
    for path in paths:
        expected = subprocess.run([sys.executable, path], capture_output=True, text=True)
        want = expected.stdout
        if expected.returncode:
            want += expected.stderr.rstrip().split('\n')[-1] + '\n'
        try:
            got = execute(dump, path)
        except BaseException as e:
            if verbose:
                raise
            got = f'{type(e).__name__}: {e}'
        if got != want:
            failed += 1
            a, b = got.split('\n'), want.split('\n')
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            print(f'{path}: line {at + 1}')
            print('  got ', a[at:at + 1])
            print('  want', b[at:at + 1])
    print(f'{len(paths) - failed} of {len(paths)} agree')


if __name__ == '__main__':
    main()
