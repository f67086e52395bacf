import json
rows = [{"id": i, "name": f"user {i}", "email": f"u{i}@example.com", "score": i * 1.37, "tags": ["alpha", "beta", "gämma"], "active": i % 3 == 0, "parent": None, "nested": {"x": i, "y": [i, i + 1, i + 2], "text": "line one\nline \"two\"\tend"}} for i in range(50000)]
text = json.dumps(rows)
print(len(text))
back = json.loads(text)
print(back == rows)
print(len(json.dumps(back, indent=2, sort_keys=True, ensure_ascii=False)))
