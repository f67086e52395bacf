def f(x, obj, *args, **kw):
    x(1, 2)
    x(1, key=obj)
    x(*args, 1, key=2, **kw)
    obj.method(x, 1)
    obj.method(x(), key=1)
    obj.a.b(obj).c()
    return x(x(x(1), 2), 3)
