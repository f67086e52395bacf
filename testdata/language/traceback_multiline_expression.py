# Carets of expressions that span lines.
def build(values, *, scale):
    return (
        sum(values)
        * scale
        / (
            len(values)
            - 3
        )
    )


result = build(
    [1, 2, 3],
    scale=2,
)
print(result)
