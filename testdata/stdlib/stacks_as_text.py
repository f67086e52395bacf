# The frames that call, as traceback shows them.
import sys
import traceback


def own(frames):
    """Without the frames of what runs this program."""
    return [frame for frame in frames if frame.filename == __file__]


def shown(lines):
    print(''.join(line for line in lines if f'"{__file__}"' in line), end='')


def inner():
    print([(frame.name, frame.lineno, frame.line) for frame in own(traceback.extract_stack())])
    print([frame.name for frame in traceback.extract_stack(limit=1)])
    shown(traceback.format_stack())
    shown(traceback.format_stack(limit=2))
    print([frame.name for frame in own(traceback.extract_stack(sys._getframe().f_back))])
    print([frame.f_code.co_name for frame, line in traceback.walk_stack(sys._getframe())][:3])
    return traceback.extract_stack()


def outer():
    result = inner()
    return result


class Text:
    def __init__(self):
        self.lines = []

    def write(self, text):
        self.lines += text.replace('  File', '\0  File').split('\0')


summary = outer()
print(type(summary).__name__, len(own(summary)), summary[-1].name, summary[0] == summary[0])
out = Text()
traceback.print_stack(file=out)
shown(out.lines)
print([traceback.extract_stack()[-1].name for _ in range(1)])


def generator():
    yield [frame.name for frame in own(traceback.extract_stack())]


print(next(generator()))
caller = (lambda: traceback.StackSummary.extract(traceback.walk_stack(None), capture_locals=True))
stack = caller()
print(stack[0].name, stack[0].locals)
