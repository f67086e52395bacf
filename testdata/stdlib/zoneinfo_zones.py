# Zones of the IANA database: offsets, gaps, repeated hours, and what holds after the last transition.
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

UTC = timezone.utc
for key in ('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Cairo',
            'America/Sao_Paulo', 'Asia/Tokyo', 'UTC', 'Pacific/Apia', 'Europe/Dublin', 'America/St_Johns'):
    zone = ZoneInfo(key)
    for year in (1900, 1970, 1987, 2011, 2024, 2040, 2100):
        for month in (1, 4, 7, 11):
            t = datetime(year, month, 15, 12, 30, tzinfo=UTC)
            local = t.astimezone(zone)
            assert local.astimezone(UTC) == t, (key, t)
            if year in (1970, 2024, 2040):
                print(key, local.isoformat(), local.tzname(), local.utcoffset())

ny = ZoneInfo('America/New_York')
print(repr(ny), ny, ny.key, ny is ZoneInfo('America/New_York'), ZoneInfo.no_cache('UTC') is ZoneInfo('UTC'))
for when in (datetime(2024, 3, 10, 1, 59), datetime(2024, 3, 10, 2, 30), datetime(2024, 3, 10, 3, 0),
             datetime(2024, 11, 3, 0, 59), datetime(2024, 11, 3, 1, 30), datetime(2024, 11, 3, 2, 0),
             datetime(2050, 3, 13, 2, 30), datetime(2050, 11, 6, 1, 30)):
    for fold in (0, 1):
        local = when.replace(tzinfo=ny, fold=fold)
        print(local.isoformat(), local.tzname(), local.dst(), local.astimezone(UTC).isoformat())
for hour in (4, 5, 6, 7):
    local = datetime(2024, 11, 3, hour, 30, tzinfo=UTC).astimezone(ny)
    print(local, local.fold)
sydney = ZoneInfo('Australia/Sydney')
for t in (datetime(2045, 4, 1, 15, 30, tzinfo=UTC), datetime(2045, 4, 1, 16, 30, tzinfo=UTC), datetime(2045, 9, 30, 16, 30, tzinfo=UTC)):
    local = t.astimezone(sydney)
    print(local, local.fold, local.tzname(), local.dst())
print(datetime(2024, 7, 1, tzinfo=ny) - datetime(2024, 1, 1, tzinfo=ny), datetime(2024, 3, 9, 12, tzinfo=ny) + timedelta(days=1))
print(ZoneInfo('UTC').utcoffset(None), ny.utcoffset(None), ny.tzname(None))
for bad in ('Nowhere/City', 'europe/berlin', '../etc/passwd', '/etc/localtime'):
    try:
        ZoneInfo(bad)
    except (ZoneInfoNotFoundError, ValueError) as e:
        print(type(e).__name__, bad)
print({'UTC', 'Europe/London', 'Asia/Shanghai'} <= available_timezones())
print(f'{datetime(2024, 7, 4, 9, tzinfo=ny):%Y-%m-%d %H:%M %Z %z}')
