"""Quarterly sales report, as an agent writes it when asked for one.

The host gives two tools, read_csv(name) and read_json(name), and the input `quarter`.
"""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Product:
    sku: str
    name: str
    category: str
    cost: float


@dataclass
class Line:
    order_id: str
    day: date
    customer: dict
    product: Product
    quantity: int
    revenue: float

    @property
    def margin(self) -> float:
        return self.revenue - self.quantity * self.product.cost


@dataclass
class Totals:
    orders: int = 0
    revenue: float = 0.0
    margin: float = 0.0
    customers: set[str] = field(default_factory=set)

    def add(self, line: Line) -> None:
        self.orders += 1
        self.revenue += line.revenue
        self.margin += line.margin
        self.customers.add(line.customer['id'])

    @property
    def margin_share(self) -> float:
        return self.margin / self.revenue if self.revenue else math.nan


class BadRow(ValueError):
    """A row of the export that cannot be used."""

    def __init__(self, order_id: str, reason: str):
        super().__init__(f'{order_id}: {reason}')
        self.order_id = order_id
        self.reason = reason


class Report:
    def __init__(self, quarter: str, customers: list[dict], products: list[dict]):
        year, number = quarter.split('-Q')
        self.period = (int(year), int(number))
        self.customers = {c['id']: c for c in customers}
        self.products = {p['sku']: Product(p['sku'], p['name'], p['category'], p['cost']) for p in products}
        self.lines: list[Line] = []
        self.rejected: list[BadRow] = []

    def parse(self, row: dict[str, str]) -> Line:
        order_id = row['order_id']
        try:
            quantity = int(row['quantity'])
            price = float(row['unit_price'])
            discount = float(row['discount'] or 0)
            day = date.fromisoformat(row['date'])
        except ValueError as e:
            raise BadRow(order_id, str(e)) from e
        if (day.year, (day.month + 2) // 3) != self.period:
            raise BadRow(order_id, f'{day:%d %B %Y} is outside the quarter')
        if quantity <= 0:
            raise BadRow(order_id, f'quantity {quantity} is not positive')
        try:
            customer = self.customers[row['customer_id']]
            product = self.products[row['sku']]
        except KeyError as e:
            raise BadRow(order_id, f'unknown reference {e}') from None
        return Line(order_id, day, customer, product, quantity, quantity * price * (1 - discount))

    def load(self, rows: list[dict[str, str]]) -> None:
        for row in rows:
            try:
                self.lines.append(self.parse(row))
            except BadRow as bad:
                self.rejected.append(bad)

    def by(self, key) -> dict[str, Totals]:
        groups: defaultdict[str, Totals] = defaultdict(Totals)
        for line in self.lines:
            groups[key(line)].add(line)
        return dict(sorted(groups.items(), key=lambda item: (-item[1].revenue, item[0])))


def table(title: str, headers: list[str], rows: list[tuple]) -> None:
    widths = [max(len(str(cell)) for cell in column) for column in zip(headers, *rows)]
    print(f'\n{title}')
    for i, row in enumerate([headers, *rows]):
        cells = [f'{cell:<{w}}' if j == 0 else f'{cell:>{w}}' for j, (cell, w) in enumerate(zip(row, widths))]
        print('  ' + '  '.join(cells).rstrip())
        if i == 0:
            print('  ' + '  '.join('-' * w for w in widths))


def money(amount: float) -> str:
    return f'{amount:,.2f}'


report = Report(quarter, read_json('customers.json'), read_json('products.json'))
report.load(read_csv('orders.csv'))
targets = read_json('targets.json')
assert targets['quarter'] == quarter, f'targets are for {targets["quarter"]}, not {quarter}'

total = Totals()
for line in report.lines:
    total.add(line)

print(f'SALES REPORT {quarter}'.center(60, ' ').rstrip())
print('=' * 60)
print(f'{total.orders} orders of {len(total.customers)} customers, {money(total.revenue)} {targets["currency"]},')
print(f'margin {money(total.margin)} {targets["currency"]} ({total.margin_share:.1%})')

regions = report.by(lambda line: line.customer['region'])
table(
    'By region',
    ['region', 'orders', 'revenue', 'target', 'reached', 'margin'],
    [
        (name, t.orders, money(t.revenue), money(goal), f'{t.revenue / goal:.0%}', f'{t.margin_share:.1%}')
        for name, t in regions.items()
        if (goal := targets['regions'][name])
    ],
)

months = report.by(lambda line: f'{line.day:%Y-%m}')
peak = max(t.revenue for t in months.values())
print('\nBy month')
for month in sorted(months):
    bar = '#' * round(30 * months[month].revenue / peak)
    print(f'  {month}  {money(months[month].revenue):>10}  {bar}')

table(
    'By category',
    ['category', 'lines', 'revenue', 'margin', ''],
    [
        (name, t.orders, money(t.revenue), f'{t.margin_share:.1%}', 'LOW' if t.margin_share < targets['minimum_margin'] else '')
        for name, t in report.by(lambda line: line.product.category).items()
    ],
)

customers = report.by(lambda line: line.customer['name'])
table(
    'Top customers',
    ['customer', 'orders', 'revenue', 'share'],
    [(name, t.orders, money(t.revenue), f'{t.revenue / total.revenue:.1%}') for name, t in list(customers.items())[:5]],
)

weekdays = Counter(line.day.strftime('%A') for line in report.lines)
print('\nBusiest days: ' + ', '.join(f'{day} ({n})' for day, n in weekdays.most_common(3)))

silent = sorted(c['name'] for c in report.customers.values() if c['name'] not in customers)
print(f'Customers without an order: {", ".join(silent) or "none"}')

print(f'\nRejected rows: {len(report.rejected)}')
for bad in report.rejected:
    print(f'  - {bad}')

{
    'quarter': quarter,
    'revenue': round(total.revenue, 2),
    'regions_below_target': [name for name, t in regions.items() if t.revenue < targets['regions'][name]],
    'rejected': [bad.order_id for bad in report.rejected],
}
