# Every name that HTML 5 gives a character.
import html.entities as e, html
print(len(e.html5), [n for n in e.html5 if not n.endswith(';')][:3] != [], sum(ord(c)*len(n) for n,t in e.html5.items() for c in t))
print(sorted(e.html5.items())[::37])
print(html.unescape('&CounterClockwiseContourIntegral; &CounterClockwiseContourIntegral &ClockwiseContourIntegral; &amp; &NotNestedGreaterGreater; &notit; &copyx &AMPq'))
