# Where control goes through try, except, else and finally.
log = []


def returns_over():
    try:
        return 'try'
    finally:
        return 'finally'


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2
        log.append('finally ran')


def order(fail):
    out = []
    try:
        out.append('try')
        if fail:
            raise ValueError('v')
    except ValueError:
        out.append('except')
    else:
        out.append('else')
    finally:
        out.append('finally')
    return out


def breaks():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f'f{i}')
    else:
        out.append('else')
    return out


def nested():
    out = []
    try:
        try:
            try:
                raise KeyError('deep')
            finally:
                out.append('inner')
        except IndexError:
            out.append('never')
        finally:
            out.append('middle')
    except LookupError as e:
        out.append(repr(e))
    finally:
        out.append('outer')
    return out


def swallowed():
    for _ in [1]:
        try:
            raise ValueError('lost')
        finally:
            break
    return 'swallowed'


def finally_raises():
    try:
        raise ValueError('first')
    finally:
        raise TypeError('second')


def else_raises():
    try:
        pass
    except ValueError:
        return 'wrong'
    else:
        raise ValueError('from else')
    finally:
        log.append('else finally')


def return_in_loop():
    while True:
        try:
            for i in range(3):
                try:
                    if i == 1:
                        return i
                finally:
                    log.append(('inner', i))
        finally:
            log.append('outer')


def raise_in_except():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise KeyError('handler')
        finally:
            log.append('cleanup')
    except KeyError as e:
        return repr(e), repr(e.__context__)


def generator():
    try:
        yield 1
        yield 2
    finally:
        log.append('generator closed')


print(returns_over(), value_kept(), order(False), order(True))
print(breaks())
print(nested())
print(swallowed())
for f in (finally_raises, else_raises):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e, repr(e.__context__))
print(return_in_loop(), raise_in_except())
gen = generator()
next(gen)
gen.close()
print(log)


def which(e):
    try:
        raise e
    except (TypeError, ValueError) as err:
        return f'tuple {err!r}'
    except ArithmeticError:
        return 'arithmetic'
    except Exception as err:
        return f'exception {type(err).__name__}'
    except BaseException as err:
        return f'base {type(err).__name__}'


for e in (ValueError(1), TypeError(), ZeroDivisionError(), OSError('x'), KeyboardInterrupt(), SystemExit(3), UnicodeError()):
    print(which(e))
try:
    try:
        raise ValueError('x')
    except 'not a class':
        pass
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError('x')
    except (KeyError, int):
        pass
except TypeError as e:
    print(e)
