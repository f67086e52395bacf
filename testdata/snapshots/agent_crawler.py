# tools: fetch echo
# A program as an agent writes it: pages fetched through the host, retried, counted and reported.
from collections import Counter, deque
from dataclasses import dataclass, field


@dataclass
class Page:
    url: str
    body: str
    links: list[str] = field(default_factory=list)

    @property
    def words(self):
        return Counter(self.body.lower().split())


class Crawler:
    def __init__(self, start, limit=5):
        self.queue = deque([start])
        self.seen = {}
        self.errors = []
        self.limit = limit

    def get(self, url, attempts=2):
        for attempt in range(1, attempts + 1):
            try:
                return fetch(url if attempt == 1 else url.replace('http:', 'https:'))
            except ValueError as e:
                self.errors.append((attempt, str(e)))
        raise LookupError(f'gave up on {url}')

    def pages(self):
        while self.queue and len(self.seen) < self.limit:
            url = self.queue.popleft()
            if url in self.seen:
                continue
            try:
                reply = self.get(url)
            except LookupError as e:
                print('skipped:', e)
                continue
            page = Page(reply['url'], reply['body'], [f'{url}/{n}' for n in echo([1, 2])])
            self.seen[url] = page
            self.queue.extend(page.links)
            yield page


crawler = Crawler('http://example.com')
crawler.queue.append('ftp://example.com')
for page in crawler.pages():
    print(f'{page.url:<28}|{len(page.body):>4}|{page.words.most_common(1)}')
print(crawler.errors)
longest = max(crawler.seen.values(), key=lambda p: echo(len(p.body)))
print(longest.url, sum((p.words for p in crawler.seen.values()), Counter())['content'])
print(sorted(crawler.seen, key=lambda u: (echo(u.count('/')), u)), len(crawler.queue))
try:
    fetch(url='gopher://x')
except ValueError as e:
    print(type(e).__name__, e)
