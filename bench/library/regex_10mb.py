import re
line = "2024-05-17 12:34:56 INFO user=alice id=12345 path=/api/v1/items?x=1 status=200 took 15ms\n"
text = "".join(line.replace("12345", str(i)) for i in range(110000))
print(len(text))
print(len(re.findall(r"\d+ms", text)))
print(sum(int(m["id"]) for m in re.finditer(r"user=(?P<user>\w+) id=(?P<id>\d+)", text)))
print(len(re.sub(r"[aeiou]", "", text)))
print(len(re.split(r"\s+", text)))
print(len(re.findall(r"(?m)^.*status=404$", text)))
print(len(re.findall(r"(?i)ALICE|bob", text)))
