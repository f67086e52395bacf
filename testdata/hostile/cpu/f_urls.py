# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import urllib.parse
s='http://a/'+'b/'*10**6
while True: urllib.parse.urlparse(s); urllib.parse.urljoin(s,'../'*1000)
