# A text that the program compiles is no file: warnings show no line of it.
import io
import sys
import warnings

warnings.simplefilter('always')

sys.stderr = io.StringIO()
exec("import warnings\nwarnings.warn('hi')\nx = 1\ny = x is 1")
exec(compile("import warnings\nwarnings.warn('named')", 'name.py', 'exec'))
text = sys.stderr.getvalue()
sys.stderr = sys.__stderr__
print(text, end='')
