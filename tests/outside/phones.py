"""What Google's libphonenumber says of phone numbers as people write them: the table that the engine's answers are held against.

    pip install phonenumbers                 # its version is written into the table
    python3 tests/outside/phones.py > tests/outside/phones.tsv         # the committed sample, one in ten
    python3 tests/outside/phones.py --full > target/phones.tsv         # all: USHER_PHONES=target/phones.tsv cargo test -p trust phones

Columns: what is written, the contact's country or -, then `valid` and the number as E.164; `possible` (the length fits, the range is not
in use) and E.164; or `none`. Every country has the examples of each kind of number, written in several ways, and faulty ones.
"""

import random
import sys

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat as Format, PhoneNumberType as Type

KINDS = [Type.FIXED_LINE, Type.MOBILE, Type.TOLL_FREE, Type.SHARED_COST, Type.VOIP, Type.PERSONAL_NUMBER, Type.UAN, Type.PREMIUM_RATE]


def written(number, region, chance):
    """A number as people write it: text and country."""
    e164 = phonenumbers.format_number(number, Format.E164)
    national = phonenumbers.format_number(number, Format.NATIONAL)
    abroad = phonenumbers.format_number(number, Format.INTERNATIONAL)
    other = chance.choice(["US", "DE", "LV", "JP", "BR"])
    yield e164, "-"
    yield abroad, chance.choice(["-", region, other])
    yield national, region
    yield "".join(c for c in national if c.isdigit()), region
    yield "00" + e164[1:], "-"
    yield abroad.replace(" ", chance.choice(["-", ".", "\u00a0", "/", ""])), "-"
    yield f"({national.replace(' ', ')', 1)}" if " " in national else national, region
    yield phonenumbers.national_significant_number(number), region
    yield e164[1:], region
    yield "tel:" + e164, "-"
    yield abroad.replace(" ", " (0)", 1) if national.startswith("0") else abroad, "-"
    # Faulty ones.
    yield e164[:-1], "-"
    yield e164 + str(chance.randrange(10)), "-"
    yield e164[:-4], "-"
    yield e164[:5] + "x" + e164[6:], "-"
    at = chance.randrange(3, len(e164))
    yield e164[:at] + str(chance.randrange(10)) + e164[at + 1:], "-"
    digits = phonenumbers.national_significant_number(number)
    yield "".join(chance.choice("0123456789") for _ in digits), region


def verdict(text, country):
    # Without a country libphonenumber knows no access code; people mean the plus by 00.
    if country == "-" and text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, None if country == "-" else country)
    except NumberParseException:
        return "none", "-"
    if number.extension or not phonenumbers.is_possible_number(number):
        return "none", "-"
    return "valid" if phonenumbers.is_valid_number(number) else "possible", phonenumbers.format_number(number, Format.E164)


def main():
    chance, rows = random.Random("phones"), set()
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        numbers = {str(n): n for kind in KINDS if (n := phonenumbers.example_number_for_type(region, kind))}
        mine = [pair for number in numbers.values() for pair in written(number, region, chance)]
        chance.shuffle(mine)
        rows.update((text, country, *verdict(text, country)) for text, country in mine[:22])
    rows = sorted(rows, key=lambda row: (row[1], row[0]))
    if "--full" not in sys.argv:
        rows = [row for row in rows if chance.random() < 0.1]
    print(f"# Written by tests/outside/phones.py with phonenumbers {phonenumbers.__version__}.")
    for row in rows:
        print(*row, sep="\t")


main()
