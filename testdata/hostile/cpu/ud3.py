# monty-only
# verdict: done
# Work without end, or more than its limit.
import unicodedata
unicodedata.normalize('NFD','a'+'\u0301\u0323'*10**6)
