# monty-only
# verdict: max_memory
# limits: max_memory=24000000
# The message of the error shows all that was given, four characters a byte.
data = bytes(2_500_000)
while True:
    try:
        float(data)
    except ValueError as error:
        kept = error
