"""What Python's zoneinfo says of business hours, date ranges and clock times: the table that the engine's calendar is held against.

    pip install tzdata                       # the database of zones; its version is written into the table
    python3 tests/outside/zones.py > tests/outside/zones.txt           # the committed sample
    python3 tests/outside/zones.py --full > target/zones.txt           # all of it: USHER_ZONES=target/zones.txt cargo test -p trust zones

Written from docs/domain.md, section 4 (Date & Time) and "Words about time and text", with the standard library alone.
"""

import random
import sys
import zoneinfo
from datetime import date, datetime, timedelta, timezone

import tzdata

zoneinfo.reset_tzpath(to=[])  # never the system's files: the package says which version it is

ZONES = [
    "Europe/Riga", "Europe/London", "Europe/Dublin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
    "America/Santiago", "America/Asuncion", "America/Nuuk", "Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Gaza", "Asia/Tehran",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Chatham", "Pacific/Apia",
]
FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=timezone.utc).timestamp()) for year in (2020, 2036))
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
# What is asked of every instant: a bit each, in this order. Minutes of the day; an end before the start crosses midnight.
HOURS = [
    [(day, 540, 1080) for day in DAYS[:5]],
    [(day, 1320, 360) for day in DAYS],
    [("sun", 120, 240), ("sat", 1410, 30), ("fri", 0, 60)],
    [("sat", 0, 1440), ("wed", 750, 751)],
]
RANGES = [(date(2024, 2, 28), date(2024, 2, 29)), (date(2027, 12, 31), date(2028, 1, 1)), (date(2030, 3, 1), date(2030, 11, 30))]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def shown(instant, zone):
    return datetime.fromtimestamp(instant, timezone.utc).astimezone(zone)


def changes(zone):
    """The first second of each new offset, found by halving the days on which it changes."""
    found = []
    for at in range(FIRST - 86400, LAST, 86400):
        low, high = at, at + 86400
        if shown(low, zone).utcoffset() == shown(high, zone).utcoffset():
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if shown(middle, zone).utcoffset() == shown(low, zone).utcoffset() else (low, middle)
        found.append(high)
    return [at for at in found if FIRST <= at < LAST]


def is_inside(hours, at):
    """`[start, end)`; what crosses midnight belongs to the day on which it starts."""
    minute, today, yesterday = at.hour * 60 + at.minute, DAYS[at.weekday()], DAYS[at.weekday() - 1]
    for day, start, end in hours:
        if start <= end and day == today and start <= minute < end:
            return True
        if start > end and (day == today and minute >= start or day == yesterday and minute < end):
            return True
    return False


def bits(at):
    answers = [is_inside(hours, at) for hours in HOURS] + [any(a <= at.date() <= b for a, b in RANGES)]
    return LETTERS[sum(1 << n for n, answer in enumerate(answers) if answer)]


def instants(zone, chance, full):
    """Every change of the offset with its surroundings, edges of the hours that are asked for, and any others: 10,000 in all."""
    at_change, others = set(), set()
    for change in changes(zone):
        at_change.update((change - 1, change))
        others.update(change + off for off in (-7200, -3600, -1800, -60, 1, 60, 1799, 1800, 3599, 3600, 7199, 7200, 86399, 86400))
    for first, last in RANGES:
        for day in (first, last, last + timedelta(days=1)):
            midnight = int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
            others.update((midnight - 1, midnight))
    while len(others) < 10_000 - len(at_change):
        at = chance.randrange(FIRST, LAST)
        if chance.random() < 0.3:  # on the edge of a quarter of an hour
            at -= at % 900 + chance.randrange(2)
        others.add(at)
    kept = others if full else {at for at in others if chance.random() < 0.1}
    return sorted(at_change | kept)


def digits(number):
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text or "0"


def until(shown_text, zone):
    """The instant that a clock time means: in a gap the first instant after it, in an overlap the earlier one."""
    wall = datetime.fromisoformat(shown_text)
    for fold in (0, 1):
        at = wall.replace(tzinfo=zone, fold=fold)
        instant = int(at.timestamp())
        if shown(instant, zone).replace(tzinfo=None) == wall:
            return instant
    return next(change for change in changes(zone) if abs(change - int(at.timestamp())) <= 86400)


def clock_times(zone, chance, full):
    texts = set()
    for change in changes(zone):
        before, after = (shown(at, zone).replace(tzinfo=None, second=0) for at in (change - 1, change))
        for edge in (before, after, min(before, after) + (max(before, after) - min(before, after)) / 2):
            for minutes in (-61, -1, 0, 1, 61):
                texts.add((edge + timedelta(minutes=minutes)).replace(second=0, microsecond=0).isoformat(timespec="minutes"))
    for _ in range(200):
        texts.add(datetime.fromtimestamp(chance.randrange(FIRST, LAST), timezone.utc).replace(tzinfo=None).isoformat(timespec="minutes"))
    return sorted(text for text in texts if full or chance.random() < 0.1)


def main():
    full = "--full" in sys.argv
    print(f"# Written by tests/outside/zones.py with the tzdata package {tzdata.IANA_VERSION}. A zone's lines: minutes east of UTC, then the")
    print("# instants with that offset, each as seconds since the one before (from 2020 on, base 36) and a letter: its bits say which hours it is in.")
    print("# Lines with = hold clock times and the instant that each means.")
    for name in ZONES:
        zone, chance = zoneinfo.ZoneInfo(name), random.Random(name)
        print(name)
        last, offset, line = FIRST, None, []
        for at in instants(zone, chance, full):
            local = shown(at, zone)
            now = int(local.utcoffset().total_seconds()) // 60
            if now != offset and line:
                print(offset, *line)
                line = []
            offset = now
            line.append(digits(at - last) + bits(local))
            last = at
        print(offset, *line)
        for text in clock_times(zone, chance, full):
            print(f"={text} {until(text, zone)}")


main()
