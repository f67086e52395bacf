x = x + 1
print(x)
def show():
    return x
