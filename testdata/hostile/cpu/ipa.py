# monty-only
# verdict: max_fuel
# Work without end, or more than its limit.
import ipaddress
list(ipaddress.ip_network('::/0'))
