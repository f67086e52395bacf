# Floating-point arithmetic: a planet around a sun, by small steps.
def orbit(steps):
    x, y = 1.0, 0.0
    vx, vy = 0.0, 1.0
    dt = 0.0001
    for _ in range(steps):
        r2 = x * x + y * y
        r3 = r2 * r2**0.5
        vx -= x / r3 * dt
        vy -= y / r3 * dt
        x += vx * dt
        y += vy * dt
    return x, y


x, y = orbit(1_400_000)
print(f'{x:.9f} {y:.9f}')
