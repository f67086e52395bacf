# monty-only
# verdict: done
# Work without end, or more than its limit.
class A: pass
for i in range(10**4): setattr(A,'a'*100+str(i),1)
for i in range(10**4):
    try: getattr(A,'a'*101)
    except AttributeError as e: str(e)
