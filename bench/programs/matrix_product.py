# The product of two matrices as lists of lists, with three loops.
def matrix(n, seed):
    return [[(i * seed + j * 7) % 10 for j in range(n)] for i in range(n)]


def product(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row = []
        ai = a[i]
        for j in range(n):
            s = 0
            for k in range(n):
                s += ai[k] * b[k][j]
            row.append(s)
        result.append(row)
    return result


c = product(matrix(220, 3), matrix(220, 5))
print(sum(sum(row) for row in c), c[17][101])
