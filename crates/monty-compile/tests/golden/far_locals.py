def f():
    a0 = 1
    del a0
    assert a0, 'message'
    global g
    g = 1
    return __debug__
