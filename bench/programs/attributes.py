# Reading and writing attributes of instances.
class Particle:
    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.hits = 0


def main(steps):
    particles = [Particle(i, i % 7 - 3) for i in range(50)]
    for _ in range(steps):
        for p in particles:
            p.x += p.v
            if p.x < 0 or p.x > 1000:
                p.v = -p.v
                p.hits += 1
    return sum(p.x for p in particles), sum(p.hits for p in particles)


print(*main(120_000))
