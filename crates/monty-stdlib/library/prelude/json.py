# What `_json` leaves to Python: hooks, and classes of the guest's.


def json_dumps_by_class(cls, obj, options):
    return cls(**options).encode(obj)


def json_loads_by_class(cls, text, options):
    return cls(**options).decode(text)


def json_items(container, in_order):
    if not isinstance(container, dict):
        return list(container)
    pairs = list(container.items())
    if in_order:
        pairs.sort()
    flat = []
    for pair in pairs:
        if type(pair) is not tuple or len(pair) != 2:
            raise ValueError('items must return 2-tuples')
        flat += pair
    return flat


# Runs what a document was read as: pairs of a kind and its argument, in the order of the document.
def json_build(program, object_hook, pairs_hook, parse_float, parse_int, parse_constant):
    stack = []
    for i in range(0, len(program), 2):
        kind = program[i]
        argument = program[i + 1]
        if kind == 0:
            stack.append(argument)
        elif kind == 1:
            stack.append(parse_float(argument))
        elif kind == 2:
            stack.append(parse_int(argument))
        elif kind == 3:
            stack.append(parse_constant(argument))
        elif kind == 4:
            at = len(stack) - argument
            items = stack[at:]
            del stack[at:]
            stack.append(items)
        else:
            at = len(stack) - 2 * argument
            flat = stack[at:]
            del stack[at:]
            if pairs_hook is not None:
                stack.append(pairs_hook([(flat[j], flat[j + 1]) for j in range(0, len(flat), 2)]))
            else:
                made = {}
                for j in range(0, len(flat), 2):
                    made[flat[j]] = flat[j + 1]
                stack.append(made if object_hook is None else object_hook(made))
    return stack[0]
