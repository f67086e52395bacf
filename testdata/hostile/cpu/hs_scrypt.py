# monty-only
# verdict: raises AttributeError
# Work without end, or more than its limit.
import hashlib
hashlib.scrypt(b'a',salt=b'b',n=2**20,r=8,p=1,maxmem=2**40)
