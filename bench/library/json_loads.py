import json
rows = [{"id": i, "name": f"user {i}", "score": i * 1.37, "tags": ["alpha", "beta"], "active": True, "nested": {"x": i, "text": "line one\nline"}} for i in range(50000)]
text = json.dumps(rows)
for i in range(4):
    back = json.loads(text)
print(len(back))
