# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import ipaddress
s='1.'*10**6
while True:
    try: ipaddress.ip_address(s)
    except Exception: pass
