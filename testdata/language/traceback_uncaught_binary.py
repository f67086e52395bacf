# Two-part carets of a binary operation in the middle of a long line.
def total(rows):
    result = 0
    for row in rows:
        result = result + row['price'] * row['count'] / (row['parts'] - 1)
    return result


rows = [{'price': 10, 'count': 2, 'parts': 3}, {'price': 5, 'count': 1, 'parts': 1}]
print('before')
print(total(rows))
