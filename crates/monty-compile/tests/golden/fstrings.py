def f(x, w):
    return f'{x}', f'a{x!r:>{w}}b{{}}', f'{x=}{x:.2f}' 'tail', f''
