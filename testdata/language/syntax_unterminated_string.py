name = 'it
print(name)
