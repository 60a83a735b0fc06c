"""Writes the tables of this folder and what each should be read as: NAME.csv and NAME.expect.txt.

Small made tables in ways in which people and programs export them. Values come from a seeded
generator, and the figures of the expectations from the values, never from a file. README.md has the
grammar of the expectations. Needs the standard library only.

    python make_strange.py            # beside this file
    python make_strange.py folder     # elsewhere, to compare
"""

import datetime
import pathlib
import random
import sys

FOLDER = pathlib.Path(__file__).parent
ROWS = 40
TABLES = []


def table(function):
    TABLES.append(function)
    return function


class Rows:
    """Columns that most tables have, and a generator for the others."""

    def __init__(self, name, n=ROWS):
        self.random = random.Random(name)
        self.n = n
        self.id = [f"C{i + 1:03}" for i in range(n)]
        self.orders = [self.random.randint(1, 19) for _ in range(n)]
        self.cents = [self.random.randint(100000, 2500000) for _ in range(n)]
        self.spend = [f"{c // 100}.{c % 100:02}" for c in self.cents]
        self.visits = [self.random.randint(0, 60) for _ in range(n)]

    def choose(self, options):
        """Each option in turn at first, then at random, so that all of them occur."""
        rest = self.n - len(options)
        cells = list(options) + [self.random.choice(options) for _ in range(rest)]
        self.random.shuffle(cells)
        return cells

    def days(self, start="2023-01-10", span=500):
        first = datetime.date.fromisoformat(start)
        return [first + datetime.timedelta(days=self.random.randint(0, span)) for _ in range(self.n)]

    def gaps(self, cells, word, every=5):
        return [word if i % every == 2 else cell for i, cell in enumerate(cells)]


def lines(columns, delimiter=","):
    rows = [delimiter.join(columns)]
    rows += [delimiter.join(str(cell) for cell in row) for row in zip(*columns.values(), strict=True)]
    return rows


def money(cents, mark, point):
    text = f"{abs(cents) // 100:,}".replace(",", mark) + point + f"{abs(cents) % 100:02}"
    return text


def put(name, text, sentence, *expected, encoding="utf-8", end="\n"):
    if isinstance(text, list):
        text = end.join(text) + end
    (FOLDER / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    (FOLDER / f"{name}.expect.txt").write_text("\n".join([sentence, *expected]) + "\n", "utf-8", newline="\n")


def total(cents):
    return f"{sum(cents) / 100:.2f}"


def spend_line(r, name="spend"):
    return f"{name} attribute:amount missing=0 sum={total(r.cents)}"


def date_line(name, days):
    return f"{name} attribute:date missing=0 first={min(days)} last={max(days)}"


# ---------------------------------------------------------------------------------------- numbers


@table
def swiss_currency():
    r = Rows("swiss_currency")
    put("swiss-currency", lines({"Kunde": r.id, "Umsatz": ["CHF " + money(c, "\u2019", ".") for c in r.cents],
                                 "Besuche": r.visits}, ";"),
        "Umsatz is an amount in Swiss francs; the mark between thousands is the typographic apostrophe.",
        "rows 40", spend_line(r, "Umsatz"), f"Besuche attribute:count sum={sum(r.visits)}")


@table
def swedish_currency_after():
    r = Rows("swedish_currency_after")
    put("swedish-currency-after", lines({"kundnr": r.id, "belopp": [money(c, "\u00a0", ",") + "\u00a0kr" for c in r.cents],
                                         "antal": r.orders}, ";"),
        "belopp is an amount in kronor; thousands stand apart by a non-breaking blank, the currency comes after.",
        "rows 40", spend_line(r, "belopp"), f"antal attribute:count sum={sum(r.orders)}")


@table
def narrow_blanks():
    r = Rows("narrow_blanks")
    put("narrow-blanks", lines({"client": ["\u00a0" + i for i in r.id], "montant": [money(c, "\u202f", ",") + "\u202f€" for c in r.cents],
                                "taux": [f"{v},5\u202f%" for v in r.visits]}, ";"),
        "montant is an amount in euros and taux a share; French narrow blanks stand inside the numbers.",
        "rows 40", spend_line(r, "montant"),
        f"taux attribute:ratio missing=0 sum={(sum(r.visits) + 20) / 100}")


@table
def mixed_currencies():
    r = Rows("mixed_currencies")
    cells = [("$" if i % 2 else "€") + s for i, s in enumerate(r.spend)]
    put("mixed-currencies", lines({"customer_id": r.id, "orders": r.orders, "spend": cells}),
        "spend is in dollars in half of the rows and in euros in the others: adding them up is told of.",
        "rows 40", "alert contains currenc", "or error contains currenc")


@table
def mixed_units():
    r = Rows("mixed_units")
    grams = [r.random.randint(2, 60) * 50 for _ in r.id]
    cells = [f"{g} g" if i % 2 else f"{g / 1000:g} kg" for i, g in enumerate(grams)]
    put("mixed-units", lines({"customer_id": r.id, "orders": r.orders, "weight_bought": cells}),
        "weight_bought is in grams in half of the rows and in kilograms in the others: read in one unit, or told of.",
        "rows 40", "alert contains weight_bought")


@table
def debit_credit():
    r = Rows("debit_credit")
    negative = [i % 4 == 1 for i in range(r.n)]
    cells = [money(c, ",", ".") + (" CR" if n else " DR") for c, n in zip(r.cents, negative)]
    put("debit-credit", lines({"account": r.id, "visits": r.visits, "balance": [f'"{c}"' for c in cells]}),
        "balance has credits (CR) and debits (DR): of opposite signs, or told of; never all of one sign.",
        "rows 40", "balance attribute:amount|ignore negative=" + str(sum(negative)))


@table
def minus_before_currency():
    r = Rows("minus_before_currency")
    sign = [-1 if i % 3 == 0 else 1 for i in range(r.n)]
    shapes = ["-€{}", "€ -{}", "€-{}", "( {} )"]
    cells = [f'"{shapes[i % 4].format(money(c, ",", ".")) if s < 0 else "€" + money(c, ",", ".")}"'
             for i, (c, s) in enumerate(zip(r.cents, sign))]
    put("minus-before-currency", lines({"customer_id": r.id, "visits": r.visits, "net": cells}),
        "net is an amount with a third negative: the minus before or behind the sign, or brackets with blanks.",
        "rows 40", f"net attribute:amount missing=0 negative={sign.count(-1)} sum={total([c * s for c, s in zip(r.cents, sign)])}")


@table
def german_thousands_only():
    r = Rows("german_thousands_only")
    euros = [r.random.randint(20, 40) * 10 ** r.random.randint(1, 3) + r.random.randint(0, 9) for _ in r.id]
    put("german-thousands-only", lines({"Kundennummer": r.id, "Umsatz": [f"{e:,}".replace(",", ".") for e in euros],
                                        "Rabatt": [f"0,{v:02}" for v in r.visits]}, ";"),
        "Umsatz has whole euros with points between thousands (2.500 is 2500), as the commas of Rabatt show.",
        "rows 40", f"Umsatz attribute:amount sum={sum(euros)}", f"Rabatt attribute:ratio sum={sum(r.visits) / 100}")


@table
def german_magnitudes():
    r = Rows("german_magnitudes")
    millions = [r.random.randint(11, 98) for _ in r.id]
    cells = [f"{m // 10},{m % 10} Mio." if i % 2 else f"{m} Tsd." for i, m in enumerate(millions)]
    euros = [m * (100000 if i % 2 else 1000) for i, m in enumerate(millions)]
    put("german-magnitudes", lines({"Firma": r.id, "Jahresumsatz": cells, "Besuche": r.visits}, ";"),
        "Jahresumsatz is an amount in thousands (Tsd.) and millions (Mio.).",
        "rows 40", f"Jahresumsatz attribute:amount missing=0 sum={sum(euros)}")


@table
def full_width_digits():
    r = Rows("full_width_digits")
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    put("full-width-digits", lines({"会员号": r.id, "消费金额": [s.translate(wide) for s in r.spend], "次数": [str(o).translate(wide) for o in r.orders]}),
        "The numbers are in full-width digits.",
        "rows 40", f"消费金额 attribute:amount missing=0 sum={total(r.cents)}", f"次数 attribute:count sum={sum(r.orders)}")


@table
def arabic_digits():
    r = Rows("arabic_digits")
    digits = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
    put("arabic-digits", lines({"customer_id": r.id, "spend": [s.translate(digits) for s in r.spend], "orders": r.orders}),
        "spend is in Arabic-Indic digits: an amount, or told of as numbers that are not read.",
        "rows 40", spend_line(r))


@table
def infinities():
    r = Rows("infinities")
    ratio = [f"{v / 8}" for v in r.visits]
    cells = ["inf" if i == 3 else "-Infinity" if i == 9 else "-0.0" if i == 12 else c for i, c in enumerate(ratio)]
    kept = sum(v / 8 for i, v in enumerate(r.visits) if i not in (3, 9, 12))
    put("infinities", lines({"customer_id": r.id, "spend": r.spend, "spend_per_visit": cells}),
        "spend_per_visit has an inf, a -Infinity (missing, for nobody spends so) and a negative zero.",
        "rows 40", spend_line(r), f"spend_per_visit attribute missing=2 negative=0 sum={kept}")


@table
def percent_and_fraction():
    r = Rows("percent_and_fraction")
    cells = [f"{v} %" if i % 2 else f"{v}%" for i, v in enumerate(r.visits)]
    put("percent-and-blank", lines({"customer_id": r.id, "spend": r.spend, "open_rate": cells}),
        "open_rate is a share in percent, with and without a blank.",
        "rows 40", f"open_rate attribute:ratio missing=0 sum={sum(r.visits) / 100}")


@table
def excel_errors():
    r = Rows("excel_errors")
    errors = ["#REF!", "#N/A", "#NAME?", "#VALUE!"]
    bad = {i for i in range(r.n) if i % 5 == 2}
    cells = [errors[i % 4] if i in bad else s for i, s in enumerate(r.spend)]
    put("excel-errors", lines({"customer_id": r.id, "orders": r.orders, "spend": cells}),
        "Excel's errors in spend are missing.",
        "rows 40", f"spend attribute:amount missing={len(bad)} sum={total([c for i, c in enumerate(r.cents) if i not in bad])}")


@table
def missing_words():
    r = Rows("missing_words")
    bad = {i for i in range(r.n) if i % 5 == 2}
    kept = total([c for i, c in enumerate(r.cents) if i not in bad])
    put("missing-words", lines({"customer_id": r.id, "ingreso": r.gaps(r.spend, "sin dato"),
                                "revenu": r.gaps(r.spend, "non renseigné"), "Einkommen": r.gaps(r.spend, "keine Angabe"),
                                "reddito": r.gaps(r.spend, "n.d.")}),
        "Missing is written in Spanish, French, German and Italian.",
        "rows 40", *[f"{name} attribute:amount missing={len(bad)} sum={kept}"
                     for name in ("ingreso", "revenu", "Einkommen", "reddito")])


@table
def pandas_missing():
    r = Rows("pandas_missing")
    days = r.days()
    bad = {i for i in range(r.n) if i % 5 == 2}
    good = [d for i, d in enumerate(days) if i not in bad]
    put("pandas-missing", lines({"Unnamed: 0": range(r.n), "customer_id": r.id, "spend": r.gaps(r.spend, "<NA>"),
                                 "last_order": r.gaps([f"{d} 00:00:00" for d in days], "NaT"),
                                 "city": r.gaps(r.choose(["Bern", "Basel", "Chur"]), "nan")}),
        "A table of pandas: Unnamed: 0 is its index, and <NA>, NaT and nan are missing.",
        "rows 40", "'Unnamed: 0' ignore", "customer_id id",
        f"spend attribute:amount missing={len(bad)} sum={total([c for i, c in enumerate(r.cents) if i not in bad])}",
        f"last_order attribute:date missing={len(bad)} first={min(good)} last={max(good)}",
        f"city attribute:category missing={len(bad)} levels=Bern|Basel|Chur")


@table
def sas_dump():
    r = Rows("sas_dump")
    days = r.days()
    bad = {i for i in range(r.n) if i % 5 == 2}
    put("sas-dump", lines({"CUSTID": r.id, "SPEND": r.gaps(r.spend, "."), "JOINED": [d.strftime("%d%b%Y").upper() for d in days],
                           "LASTSEEN": [d.strftime("%d%b%Y").upper() + ":10:15:00" for d in days]}),
        "A dump of SAS: a point is missing, and days are written 04MAR2024, with a time after a colon.",
        "rows 40", f"SPEND attribute:amount missing={len(bad)} sum={total([c for i, c in enumerate(r.cents) if i not in bad])}",
        date_line("JOINED", days), date_line("LASTSEEN", days))


@table
def units_in_names():
    r = Rows("units_in_names")
    put("units-in-names", lines({"Client ID": r.id, "Revenue (EUR)": r.spend, "Time on site (min)": r.visits,
                                 "Age [years]": [20 + v for v in r.visits]}),
        "The names carry units: revenue in euros is an amount, minutes on site and age are lengths of time.",
        "rows 40", f"'Revenue (EUR)' attribute:amount sum={total(r.cents)}", "'Time on site (min)' attribute:duration",
        "'Age [years]' attribute:duration|attribute:count")


# ------------------------------------------------------------------------------------------ dates


@table
def months_in_words():
    r = Rows("months_in_words")
    french = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
    german = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
    spanish = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]
    days = r.days()
    put("months-in-words", lines({"id": r.id, "spend": r.spend,
                                  "inscription": [f"{d.day} {french[d.month - 1]} {d.year}" for d in days],
                                  "Eintritt": [f"{d.day}. {german[d.month - 1]} {d.year}" for d in days],
                                  "alta": [f"{d.day} de {spanish[d.month - 1]} de {d.year}" for d in days]}),
        "The days have months in French, German and Spanish words.",
        "rows 40", date_line("inscription", days), date_line("Eintritt", days), date_line("alta", days))


@table
def weekday_dates():
    r = Rows("weekday_dates")
    days = r.days()
    put("weekday-dates", lines({"id": r.id, "spend": r.spend, "joined": [d.strftime("%a %d %b %Y") for d in days],
                                "last_order": ['"' + d.strftime("%A, %B ") + f'{d.day}, {d.year}"' for d in days]}),
        "The days begin with a weekday: Mon 04 Mar 2024, and Monday, March 4, 2024.",
        "rows 40", date_line("joined", days), date_line("last_order", days))


@table
def zoned_times():
    r = Rows("zoned_times")
    days = r.days()
    zones = ["+01:00", "+02:00"]
    put("zoned-times", lines({"id": r.id, "spend": r.spend, "created": [f"{d}T10:15:00{zones[i % 2]}" for i, d in enumerate(days)],
                              "updated": [f"{d} 11:20:30.125 UTC" for d in days],
                              "seen": [f"{d.month}/{d.day}/{d.year} {1 + i % 11}:05 PM" for i, d in enumerate(days)]}),
        "Three ways of writing times: with the zone as hours, with UTC, and in twelve hours with PM.",
        "rows 40", date_line("created", days), date_line("updated", days), date_line("seen", days))


@table
def excel_serial_dates():
    r = Rows("excel_serial_dates")
    days = r.days()
    put("excel-serial-dates", lines({"id": r.id, "spend": r.spend, "signup_date": [(d - datetime.date(1899, 12, 30)).days for d in days]}),
        "signup_date has days as Excel counts them (45000 is 2023-03-15): dates, or told of; no amount.",
        "rows 40", date_line("signup_date", days))


@table
def epoch_times():
    r = Rows("epoch_times")
    days = r.days()
    seconds = [(d - datetime.date(1970, 1, 1)).days * 86400 + 4321 + i for i, d in enumerate(days)]
    put("epoch-times", lines({"id": r.id, "spend": r.spend, "created_at": seconds, "last_seen_ms": [s * 1000 + 7 for s in seconds]}),
        "created_at is in seconds, last_seen_ms in milliseconds since 1970: dates, no amounts.",
        "rows 40", date_line("created_at", days), date_line("last_seen_ms", days))


@table
def year_months():
    r = Rows("year_months")
    days = [d.replace(day=1) for d in r.days()]
    put("year-months", lines({"id": r.id, "spend": r.spend, "first_month": [d.strftime("%Y-%m") for d in days],
                              "cohort": [d.strftime("%Y%m") for d in days], "last_month": [d.strftime("%b-%y") for d in days]}),
        "Months without a day, as 2023-04, 202304 and Apr-23: dates, or a category of months; no amounts.",
        "rows 40", "first_month attribute:date|attribute:category", "cohort attribute:date|attribute:category",
        "last_month attribute:date|attribute:category")


@table
def dates_of_both_orders():
    r = Rows("dates_of_both_orders", 60)
    days = r.days("2023-01-13", 15)
    cells = [d.strftime("%d/%m/%Y") if i < 30 else d.strftime("%m/%d/%Y") for i, d in enumerate(days)]
    put("dates-of-both-orders", lines({"id": r.id, "spend": r.spend, "joined": cells}),
        "joined is day first in one half and month first in the other (two exports put together): told of.",
        "rows 60", "alert contains joined")


@table
def short_dotted_dates():
    r = Rows("short_dotted_dates")
    days = r.days()
    put("short-dotted-dates", lines({"Kunde": r.id, "Umsatz": [s.replace(".", ",") for s in r.spend],
                                     "Eintritt": [f"{d.day}.{d.month}.{d.year % 100:02}" for d in days],
                                     "Letzter Besuch": [f"{d:%d.%m.%y}, {8 + i % 9}:05 Uhr" for i, d in enumerate(days)]}, ";"),
        "Days with years of two digits, 4.3.24, and with a time, 04.03.24, 9:05 Uhr.",
        "rows 40", spend_line(r, "Umsatz"), date_line("Eintritt", days), date_line("'Letzter Besuch'", days))


@table
def hours_and_minutes():
    r = Rows("hours_and_minutes")
    minutes = [r.random.randint(15, 1900) for _ in r.id]
    put("hours-and-minutes", lines({"id": r.id, "spend": r.spend, "listening_time": [f"{m // 60}:{m % 60:02}" for m in minutes],
                                    "talk_time": [f"{m // 60}h {m % 60:02}m" for m in minutes]}),
        "listening_time is in hours and minutes (26:15 is more than a day), talk_time says so in letters: lengths of time.",
        "rows 40", "listening_time attribute:duration missing=0", "talk_time attribute:duration missing=0")


# ------------------------------------------------------------------------------ lines and headers


@table
def group_header():
    r = Rows("group_header")
    rows = lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend, "visits": r.visits})
    put("group-header", [",2023,,2024"] + rows,
        "Above the header stands a line of merged cells (2023 over two columns): passed over, or named with its line.",
        "rows 40", spend_line(r), "or error contains line 1|line 2")


@table
def index_without_name():
    r = Rows("index_without_name")
    put("index-without-name", lines({"": range(r.n), "customer_id": r.id, "orders": r.orders, "spend": r.spend}),
        "The first column has no name, as pandas writes its index: row numbers, left out.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def row_names_of_r():
    r = Rows("row_names_of_r")
    rows = ['"customer_id","orders","spend"'] + [f'"{i + 1}","{c}",{o},{s}' for i, (c, o, s) in enumerate(zip(r.id, r.orders, r.spend))]
    put("row-names-of-r", rows,
        "R's write.table: every row begins with a row name for which the header has no field.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def trailing_delimiters():
    r = Rows("trailing_delimiters")
    put("trailing-delimiters", [row + ";" for row in lines({"id": r.id, "orders": r.orders, "spend": r.spend}, ";")],
        "Every line ends with a delimiter, that of the header too: three columns.",
        "rows 40", "id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def trailing_delimiters_below():
    r = Rows("trailing_delimiters_below")
    rows = lines({"id": r.id, "orders": r.orders, "spend": r.spend}, ";")
    put("trailing-delimiters-below", rows[:1] + [row + ";" for row in rows[1:]],
        "Every row ends with a delimiter, the header does not: three columns.",
        "rows 40", "id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def comment_lines():
    r = Rows("comment_lines")
    rows = lines({"id": r.id, "orders": r.orders, "spend": r.spend})
    put("comment-lines", ["# exported by crm-tool 4.2, 2024-05-01", "# filter: active, paying", "#"] + rows + ["# end of export"],
        "Lines that begin with # say what the export is; they are no customers.",
        "rows 40", "id id", spend_line(r))


@table
def sql_footer():
    r = Rows("sql_footer")
    put("sql-footer", lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend}) + ["", "(40 rows affected)", ""],
        "The last line says how many rows there are: it is no customer.",
        "rows 40", "customer_id id", spend_line(r))


@table
def source_footer():
    r = Rows("source_footer")
    put("source-footer", lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend})
        + ["", "Source: CRM export; spend without tax", "* figures of 2024 are preliminary"],
        "Two lines of notes stand below the table: they are no customers.",
        "rows 40", "customer_id id", spend_line(r))


@table
def psql_table():
    r = Rows("psql_table")
    rows = [f" {'customer_id':<12}| {'orders':>6} | {'spend':>10}", "-" * 13 + "+" + "-" * 8 + "+" + "-" * 11]
    rows += [f" {c:<12}| {o:>6} | {s:>10}" for c, o, s in zip(r.id, r.orders, r.spend)] + ["(40 rows)", ""]
    put("psql-table", rows, "A table as psql prints it, with a rule below the header and the number of rows at the end.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def boxed_table():
    r = Rows("boxed_table")
    rule = "+-------------+--------+------------+"
    rows = [rule, f"| {'customer_id':<11} | {'orders':<6} | {'spend':<10} |", rule]
    rows += [f"| {c:<11} | {o:>6} | {s:>10} |" for c, o, s in zip(r.id, r.orders, r.spend)] + [rule]
    put("boxed-table", rows, "A table in a box, as MySQL's client prints it.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}")


@table
def header_again():
    r = Rows("header_again", 60)
    rows = lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend})
    text = "\n".join(rows[:31]) + "\n\ufeff" + "\n".join(rows[:1] + rows[31:]) + "\n"
    put("header-again", b"\xef\xbb\xbf" + text.encode(),
        "Two exports were put together: byte-order mark and header come again in the middle; they are no customer.",
        "rows 60", "customer_id id", spend_line(r), f"orders attribute:count missing=0 sum={sum(r.orders)}")


@table
def nul_bytes():
    r = Rows("nul_bytes")
    rows = lines({"customer_id": [i + "\0\0\0" for i in r.id], "orders": r.orders, "spend": [s + "\0\0" for s in r.spend]})
    put("nul-bytes", rows, "Fields are padded with NUL bytes, as mainframes do: they say nothing.",
        "rows 40", spend_line(r), f"orders attribute:count sum={sum(r.orders)}", "or error contains NUL")


@table
def old_mac():
    r = Rows("old_mac")
    put("old-mac", lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend}),
        "Lines end in CR alone, as Excel's \"CSV (Macintosh)\" writes them.",
        "rows 40", "customer_id id", spend_line(r), "or error contains carriage return", end="\r")


@table
def backslash_quotes():
    r = Rows("backslash_quotes")
    notes = [f'"said \\"no, thanks\\" on day {i}"' if i % 2 else '"nothing, so far"' for i in range(r.n)]
    put("backslash-quotes", lines({"customer_id": r.id, "note": notes, "orders": r.orders, "spend": r.spend}),
        "Quotes inside quotes are escaped by a backslash, as MySQL writes them.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}", "or error contains backslash")


@table
def single_quotes():
    r = Rows("single_quotes")
    cities = r.choose(["'Bonn, Nord'", "'Bonn, Sud'", "'Ulm'"])
    put("single-quotes", lines({"customer_id": [f"'{i}'" for i in r.id], "city": cities, "spend": [f"'{s}'" for s in r.spend]}),
        "Fields stand in single quotes, with commas inside.",
        "rows 40", "customer_id id", spend_line(r), "city attribute:category levels='Bonn, Nord|Bonn, Sud|Ulm'",
        "or error contains single quote")


@table
def double_bars():
    r = Rows("double_bars")
    put("double-bars", lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend}, "||"),
        "The delimiter has two characters, ||.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count sum={sum(r.orders)}", "or error contains delimiter")


@table
def subtotals():
    r = Rows("subtotals")
    region = ["North"] * 20 + ["South"] * 20
    rows = lines({"customer_id": r.id, "region": region, "orders": r.orders, "spend": r.spend})
    rows.insert(21, f"Subtotal,North,{sum(r.orders[:20])},{total(r.cents[:20])}")
    rows.append(f"Subtotal,South,{sum(r.orders[20:])},{total(r.cents[20:])}")
    rows.append(f"Grand total,,{sum(r.orders)},{total(r.cents)}")
    put("subtotals", rows, "An accounting export with a subtotal after each region and a grand total: they are no customers.",
        "rows 40", spend_line(r), "or error contains otal")


# -------------------------------------------------------------------------------- roles and words


@table
def ids_in_scientific_notation():
    r = Rows("ids_in_scientific_notation")
    cells = [f"4.0{1 + i % 9}E+12" for i in range(r.n)]
    put("ids-in-scientific-notation", lines({"customer_number": cells, "orders": r.orders, "spend": r.spend}),
        "Excel has spoiled the ids (4.01E+12 many times over): told of, and never an amount.",
        "rows 40", "customer_number id|ignore", "alert contains customer_number", "or error contains customer_number")


@table
def excel_text_ids():
    r = Rows("excel_text_ids")
    stores = r.choose(["001", "002", "010"])
    put("excel-text-ids", lines({"account": [f'="{i:08}"' for i in range(4711, 4711 + r.n)],
                                 "store_code": [f'="{s}"' for s in stores], "spend": r.spend}),
        "Ids and codes are written =\"00004711\" so that Excel keeps their zeros.",
        "rows 40", "account id", "store_code attribute:category levels=001|002|010", spend_line(r))


@table
def phones_and_postcodes():
    r = Rows("phones_and_postcodes")
    put("phones-and-postcodes", lines({"id": r.id, "spend": r.spend, "Mobil": [f"+49 17{r.random.randint(0, 9)} {r.random.randint(1000000, 9999999)}" for _ in r.id],
                                       "Fax": [f"0{r.random.randint(201000000, 899999999)}" for _ in r.id],
                                       "CAP": [f"{r.random.randint(10, 98168):05}" for _ in r.id],
                                       "codigo_postal": [f"{r.random.randint(1001, 52080):05}" for _ in r.id],
                                       "latitude": [f"{48 + r.random.random():.6f}" for _ in r.id],
                                       "longitude": [f"{16 + r.random.random():.6f}" for _ in r.id]}),
        "Telephone, fax, Italian and Spanish postcodes and coordinates are no amounts.",
        "rows 40", spend_line(r), *[f"{name} ignore" for name in ("Mobil", "Fax", "CAP", "codigo_postal")],
        *[f"{name} ignore|attribute:score" for name in ("latitude", "longitude")])


@table
def bands():
    r = Rows("bands", 60)
    put("bands", lines({"id": r.id, "spend": r.spend, "age_band": r.choose(["5-9", "10-14", "15-24", "25-34", "65+"]),
                        "income": r.choose(["<20k", "20-40k", "40-60k", "60-80k", ">80k"]),
                        "employees": r.choose(["1-9", "10-49", "50-249", "250 or more"])}),
        "Ages, incomes and sizes stand in bands: categories, no days and no numbers.",
        "rows 60", "age_band attribute:category levels=5-9|10-14|15-24|25-34|65+",
        "income attribute:category levels='<20k|20-40k|40-60k|60-80k|>80k'",
        "employees attribute:category levels='1-9|10-49|50-249|250 or more'")


@table
def ratings():
    r = Rows("ratings", 60)
    put("ratings", lines({"id": r.id, "spend": r.spend, "rating": r.choose(["1/5", "2/5", "3/5", "4/5", "5/5"]),
                          "stars": r.choose(["★☆☆☆☆", "★★★☆☆", "★★★★★"]),
                          "size": r.choose(["S", "M", "L", "XL"])}),
        "Ratings written 4/5 and in stars are grades: scores or categories, no days.",
        "rows 60", "rating attribute:score|attribute:category|attribute:ratio missing=0",
        "stars attribute:category|attribute:score missing=0", "size attribute:category levels=S|M|L|XL")


@table
def yes_and_no_abroad():
    r = Rows("yes_and_no_abroad")
    pairs = {"newsletter_fr": ("oui", "non"), "newsletter_es": ("sí", "no"), "newsletter_pl": ("tak", "nie"),
             "newsletter_ru": ("да", "нет"), "actif": ("vrai", "faux"), "aktiv": ("wahr", "falsch"), "abonnee": ("J", "N"),
             "adherent": ("O", "N"), "socio": ("S", "N"), "attivo": ("sì", "no")}
    columns = {"id": r.id, "spend": r.spend}
    expected = []
    for name, (yes, no) in pairs.items():
        columns[name] = r.choose([yes, no])
        expected.append(f"{name} attribute:boolean|attribute:category missing=0")
    put("yes-and-no-abroad", lines(columns),
        "Yes and no in French, Spanish, Polish, Russian, German, Dutch, Portuguese and Italian.", "rows 40", *expected)


@table
def multi_select():
    r = Rows("multi_select", 60)
    kinds = ["Email", "SMS", "Post", "Phone"]
    cells = [";".join(k for k in kinds if r.random.random() < 0.6) or "Email" for _ in r.id]
    put("multi-select", lines({"Timestamp": [f"2024/05/{1 + i % 28:02} 3:04:05 PM GMT+1" for i in range(r.n)],
                               "How may we reach you?": cells, "How likely are you to recommend us?": [r.random.randint(0, 10) for _ in r.id],
                               "Spend last year": ["$" + s for s in r.spend]}),
        "A form's answers: semicolons part several ticks in one cell, commas the columns.",
        "rows 60", "'How may we reach you?' attribute:category|ignore", "'How likely are you to recommend us?' attribute:score|attribute:count",
        f"'Spend last year' attribute:amount sum={total(r.cents)}", "Timestamp attribute:date|ignore")


@table
def html_entities():
    r = Rows("html_entities")
    bad = {i for i in range(r.n) if i % 5 == 2}
    put("html-entities", lines({"customer_id": r.id, "city": r.choose(["M&uuml;nchen", "K&ouml;ln", "Bonn"]), "spend": r.gaps(r.spend, "&nbsp;")}),
        "The export left HTML's spellings in: &nbsp; among the numbers is missing, and Munich is M&uuml;nchen.",
        "rows 40", f"spend attribute:amount missing={len(bad)} sum={total([c for i, c in enumerate(r.cents) if i not in bad])}",
        "city attribute:category missing=0")


@table
def coded_answers():
    r = Rows("coded_answers", 80)
    put("coded-answers", lines({"caseid": range(1, 81), "sex": r.choose([1, 2, 9]), "education": r.choose([1, 2, 3, 4, 5, 8, 9]),
                                "region": r.choose([11, 12, 21, 22, 31]), "satisfaction": r.choose([1, 2, 3, 4, 5, 7, 99]),
                                "hh_income": [r.random.randint(9, 99) * 1000 for _ in r.id]}),
        "A dump of SPSS: sex, education and region are codes, satisfaction a grade with 99 for no answer.",
        "rows 80", "caseid id", "sex attribute:category", "education attribute:category|attribute:score",
        "region attribute:category", "satisfaction attribute:score|attribute:category", "hh_income attribute:amount")


@table
def outcomes_abroad():
    r = Rows("outcomes_abroad", 60)
    put("outcomes-abroad", lines({"Kundennr": r.id, "Umsatz": [s.replace(".", ",") for s in r.spend],
                                  "gekündigt": r.choose(["ja", "nein"]), "Kündigungsdatum": [d if i % 4 == 1 else "" for i, d in enumerate(r.days())],
                                  "résilié": r.choose(["oui", "non"]), "Segment_alt": r.choose(["A", "B", "C"])}, ";"),
        "Outcomes in German and French (cancelled, day of cancellation) and an earlier segment are labels or left out, never attributes.",
        "rows 60", spend_line(r, "Umsatz"), "gekündigt label|ignore", "Kündigungsdatum label|ignore", "résilié label|ignore",
        "Segment_alt label|ignore")


@table
def names_and_mail():
    r = Rows("names_and_mail", 60)
    first = r.choose(["Anna", "Ben", "Carla", "Dora", "Emil"])
    put("names-and-mail", lines({"Email": [f"{f.lower()}{i}@example.org" for i, f in enumerate(first)], "First Name": first,
                                 "IP": [f"10.0.{r.random.randint(0, 3)}.{r.random.randint(1, 9)}" for _ in r.id],
                                 "Tags": r.choose(["vip", "new", "vip,new"][:2]), "Total Spent": r.spend, "Total Orders": r.orders}),
        "A shop's export: the mail address is the id, the address of the network is no number, first names are left out.",
        "rows 60", "Email id", "IP ignore|attribute:category", f"'Total Spent' attribute:amount sum={total(r.cents)}",
        f"'Total Orders' attribute:count sum={sum(r.orders)}", "'First Name' ignore|attribute:category")


@table
def padded_title():
    r = Rows("padded_title")
    put("padded-title", ["Customer report 2024,,", ",,"] + lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend}),
        "A title and an empty line stand above the header; the spreadsheet has filled both up with delimiters.",
        "rows 40", "customer_id id", spend_line(r), "or error contains title|line 1:")


@table
def padded_notes():
    r = Rows("padded_notes")
    put("padded-notes", lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend})
        + [",,", "Source: CRM export of May,,", "* spend without tax,,"],
        "Two lines of notes below the table, filled up with delimiters by the spreadsheet: they are no customers.",
        "rows 40", "customer_id id", spend_line(r))


@table
def header_again_words():
    r = Rows("header_again_words", 60)
    city, plan = r.choose(["Bern", "Basel", "Chur"]), r.choose(["basic", "plus"])
    rows = lines({"customer_id": r.id, "city": city, "plan": plan, "active": r.choose(["yes", "no"])})
    put("header-again-words", rows[:31] + rows[:1] + rows[31:],
        "Two exports of words were put together: the header comes again in the middle and is no customer.",
        "rows 60", "customer_id id", "city attribute:category levels=Bern|Basel|Chur", "plan attribute:category levels=basic|plus",
        "active attribute:boolean")


@table
def second_table_below():
    r = Rows("second_table_below")
    rows = lines({"customer_id": r.id, "orders": r.orders, "spend": r.spend})
    rows += ["", "month,orders,spend"] + [f"2024-{m:02},{31 * m},{9000 + 17 * m}.50" for m in range(1, 7)]
    put("second-table-below", rows, "A second table, of months, stands below the customers: left out, or told of.",
        "rows 40", spend_line(r), "or error contains line 43|second table")


@table
def survey_header():
    r = Rows("survey_header")
    rows = lines({"ResponseId": [f"R_{i}x{r.random.randint(100, 999)}" for i in r.id], "Q1": r.visits, "Q2": r.spend})
    rows[1:1] = ['Response ID,"How often did you come, last year?",What did you spend?',
                 '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_TEXT""}"']
    put("survey-header", rows, "A survey tool writes the questions and its own codes in two lines below the names: passed over, or named.",
        "rows 40", f"Q1 attribute:count sum={sum(r.visits)}", spend_line(r, "Q2"), "or error contains line 2|second header")


@table
def percent_sometimes():
    r = Rows("percent_sometimes")
    put("percent-sometimes", lines({"customer_id": r.id, "spend": r.spend, "open_rate": [f"{v}%" if i % 2 else v for i, v in enumerate(r.visits)]}),
        "open_rate is written 12% in half of the rows and 12 in the others: 12 is 12% too, and a rate adds up to nothing.",
        "rows 40", "open_rate attribute:ratio|attribute:score missing=0")


@table
def two_locales():
    r = Rows("two_locales", 60)
    cells = [money(c, ",", ".") if i < 30 else money(c, ".", ",") for i, c in enumerate(r.cents)]
    put("two-locales", lines({"customer_id": r.id, "orders": r.orders, "spend": cells}, ";"),
        "Two exports were put together: spend is 1,234.50 in the first half and 1.234,50 in the second.",
        "rows 60", spend_line(r), "or error contains spend")


@table
def float_codes():
    r = Rows("float_codes")
    bad = {i for i in range(r.n) if i % 5 == 2}
    put("float-codes", lines({"customer_id": [f"{10001 + 7 * i}.0" for i in range(r.n)], "orders": r.gaps([f"{o}.0" for o in r.orders], ""),
                              "is_member": r.gaps(r.choose(["1.0", "0.0"]), ""), "region": r.gaps(r.choose(["11.0", "12.0", "21.0"]), ""),
                              "spend": r.spend}),
        "Whole numbers with gaps became 5.0 in pandas: still an id, a count, a yes or no, and codes.",
        "rows 40", "customer_id id", f"orders attribute:count missing={len(bad)} sum={sum(o for i, o in enumerate(r.orders) if i not in bad)}",
        f"is_member attribute:boolean missing={len(bad)}", "region attribute:category", spend_line(r))


@table
def times_of_day():
    r = Rows("times_of_day")
    put("times-of-day", lines({"id": r.id, "spend": r.spend, "best_time_to_call": [f"{8 + i % 12:02}:{5 * (i * 7 % 12):02}:00" for i in range(r.n)],
                               "opening_hour": [f"{7 + i % 5}:00 AM" for i in range(r.n)]}),
        "A time of day is no length of time: best_time_to_call is not added up.",
        "rows 40", "best_time_to_call attribute:category|attribute:date|ignore", "opening_hour attribute:category|ignore")


@table
def numbers_that_name():
    r = Rows("numbers_that_name", 60)
    put("numbers-that-name", lines({"id": r.id, "spend": r.spend, "store_nr": r.choose([101, 104, 117, 230, 231, 305]),
                                    "account_manager_id": r.choose(list(range(5011, 5023))), "EAN": [4006381000000 + r.random.randint(1, 999999) for _ in r.id],
                                    "NAICS": r.choose([441110, 445110, 448140, 722511]), "card_last4": [f"{r.random.randint(0, 9999):04}" for _ in r.id],
                                    "tax_id": [r.random.randint(100000000, 999999999) for _ in r.id], "cost_center": r.choose([4100, 4200, 4310, 4999])}),
        "Numbers of shops, people, goods, trades, cards and taxes are names: categories or left out, no amounts and no counts.",
        "rows 60", spend_line(r), *[f"{name} attribute:category|ignore" for name in
                                    ("store_nr", "account_manager_id", "EAN", "NAICS", "card_last4", "tax_id", "cost_center")])


@table
def years_abroad():
    r = Rows("years_abroad")
    put("years-abroad", lines({"Kunde": r.id, "Umsatz": r.spend, "Geburtsjahr": [1950 + v for v in r.visits], "anno_nascita": [1950 + v for v in r.visits],
                               "Kunde seit": [1999 + v % 20 for v in r.visits], "Jahrgang": [1950 + v for v in r.visits]}),
        "Years under German and Italian names are dates, or counts; no amounts.",
        "rows 40", *[f"'{name}' attribute:date|attribute:count|attribute:duration" for name in ("Geburtsjahr", "anno_nascita", "Kunde seit", "Jahrgang")])


@table
def three_decimals():
    r = Rows("three_decimals")
    put("three-decimals", lines({"Kunde": r.id, "Liter": [f"{1 + v % 14},{(v * 125 + 250) % 1000:03}" for v in r.visits],
                                 "Umsatz": [s.replace(".", ",") for s in r.spend]}, ";"),
        "Liter has three decimals (1,250 is one and a quarter), for the comma is the decimal sign of Umsatz too.",
        "rows 40", f"Liter attribute missing=0 sum={sum(1 + v % 14 + (v * 125 + 250) % 1000 / 1000 for v in r.visits)}", spend_line(r, "Umsatz"))


@table
def short_birth_dates():
    r = Rows("short_birth_dates")
    days = r.days("1936-02-01", 25000)
    put("short-birth-dates", lines({"Kunde": r.id, "Umsatz": [s.replace(".", ",") for s in r.spend], "Geburtsdatum": [d.strftime("%d.%m.%y") for d in days]}, ";"),
        "Days of birth with years of two digits: 04.03.45 is 1945, for nobody is born in times to come.",
        "rows 40", date_line("Geburtsdatum", days))


@table
def composed_letters():
    r = Rows("composed_letters", 60)
    put("composed-letters", lines({"id": r.id, "spend": r.spend, "city": r.choose(["Z\u00fcrich", "Zu\u0308rich", "Gen\u00e8ve", "Gene\u0300ve"])}),
        "Two systems spell the letters of Zürich and Genève in two ways that look alike: two cities, or told of.",
        "rows 60", "city attribute:category distinct=2")


@table
def levels_in_two_cases():
    r = Rows("levels_in_two_cases", 60)
    put("levels-in-two-cases", lines({"id": r.id, "spend": r.spend, "city": r.choose(["Berlin", "berlin", "BERLIN ", "Hamburg", "hamburg"])}),
        "Cities are typed in capitals or not, and with blanks at the end: that Berlin and berlin are two levels is told of.",
        "rows 60", "alert contains berlin")


@table
def yes_and_no_mixed():
    r = Rows("yes_and_no_mixed", 60)
    put("yes-and-no-mixed", lines({"id": r.id, "spend": r.spend, "subscribed": r.choose(["Yes", "yes", "Y", "No", "no", "N"]),
                                   "member": r.choose(["TRUE", "true", "1", "FALSE", "false", "0"])}),
        "Yes and no are typed in several ways in one column: still a yes or no.",
        "rows 60", "subscribed attribute:boolean|label:boolean missing=0", "member attribute:boolean missing=0")


@table
def rank_first():
    r = Rows("rank_first")
    names = [f"{a} {b}" for a in ("Abel", "Bosch", "Curie", "Dirac", "Euler") for b in ("GmbH", "AG", "KG", "SE", "Ltd", "SA", "SpA", "Inc")]
    order = sorted(range(r.n), key=lambda i: -r.cents[i])
    put("rank-first", lines({"Rank": range(1, r.n + 1), "Customer": names, "Revenue": [r.spend[i] for i in order], "Share": [f"{100 * r.cents[i] / sum(r.cents):.1f}%" for i in order]}),
        "The rank by revenue is no attribute; revenue is the amount.",
        "rows 40", "Rank ignore|id|label", "Customer id|ignore", spend_line(r, "Revenue"), "Share attribute:ratio")


@table
def versions():
    r = Rows("versions", 60)
    put("versions", lines({"id": r.id, "spend": r.spend, "app_version": r.choose(["4.1", "4.10", "4.2", "5.0"]),
                           "NACE": r.choose(["47.10", "47.1", "56.30", "62.01"]), "os": r.choose(["iOS 17", "Android 14", "Android 9"])}),
        "4.10 is another version than 4.1, and 47.10 another trade than 47.1: categories.",
        "rows 60", "app_version attribute:category levels=4.1|4.10|4.2|5.0", "NACE attribute:category levels=47.10|47.1|56.30|62.01")


@table
def sort_codes():
    r = Rows("sort_codes", 60)
    put("sort-codes", lines({"id": r.id, "spend": r.spend, "branch": r.choose(["20-11-05", "09-01-28", "11-05-12", "23-05-80"]),
                             "lot": r.choose(["1/2", "3/4", "5/6", "7/8"])}),
        "British sort codes and lots look like days and fractions: categories.",
        "rows 60", "branch attribute:category|ignore", "lot attribute:category|ignore")


@table
def words_among_dates():
    r = Rows("words_among_dates")
    days = r.days()
    bad = {i for i in range(r.n) if i % 5 == 2}
    good = [d for i, d in enumerate(days) if i not in bad]
    put("words-among-dates", lines({"id": r.id, "spend": r.spend, "last_login": r.gaps(days, "never"),
                                    "contract_end": r.gaps(days, "open"), "Austritt": r.gaps([d.strftime("%d.%m.%Y") for d in days], "unbefristet")}),
        "A word among the days (never, open, unbefristet) says that there is none: dates with gaps.",
        "rows 40", *[f"{name} attribute:date missing={len(bad)} first={min(good)} last={max(good)}" for name in ("last_login", "contract_end")],
        f"Austritt attribute:date|label:date missing={len(bad)} first={min(good)} last={max(good)}")


@table
def more_currencies():
    r = Rows("more_currencies")
    whole = [c // 100 for c in r.cents]
    columns = {"id": r.id}
    shapes = {"rupees": "Rs. {}", "yen": "{}円", "koruna": "{} Kč", "rubles": "{} руб.", "dirham": "AED {}", "reais": "R$ {}", "zloty": "{} zł"}
    for name, shape in shapes.items():
        columns[name] = [shape.format(w + i) for i, w in enumerate(whole)]
    put("more-currencies", lines(columns), "Amounts in rupees, yen, koruny, rubles, dirham, reais and zloty.",
        "rows 40", *[f"{name} attribute:amount missing=0 sum={sum(whole) + 780}" for name in shapes])


@table
def more_dates():
    r = Rows("more_dates")
    days = r.days()

    def ordinal(d):
        return f"{d.day}{'th' if 10 < d.day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(d.day % 10, 'th')} {d:%B %Y}"

    put("more-dates", lines({"id": r.id, "spend": r.spend, "ordinal": [ordinal(d) for d in days],
                             "basic": [d.strftime("%Y%m%dT101112Z") for d in days],
                             "japanese": [f"{d.year}年{d.month}月{d.day}日" for d in days],
                             "form": [d.strftime("%Y/%m/%d 3:04:05 PM GMT+1") for d in days]}),
        "Days as 3rd March 2024, 20240303T101112Z, 2024年3月3日 and as Google's forms stamp them.",
        "rows 40", *[date_line(name, days) for name in ("ordinal", "basic", "japanese", "form")])


@table
def about_numbers():
    r = Rows("about_numbers")
    whole = [c // 100 for c in r.cents]
    put("about-numbers", lines({"id": r.id, "spend": r.spend, "turnover": [f"ca. {w}" if i % 2 else f"~{w}" for i, w in enumerate(whole)],
                                "paid": [f"'{w}" for w in whole], "budget": [f"{w},5 TEUR" for w in whole]}, ";"),
        "Numbers with ca. or ~ before them, with Excel's apostrophe before them, and in thousands of euros (TEUR).",
        "rows 40", f"turnover attribute:amount missing=0 sum={sum(whole)}", f"paid attribute:amount missing=0 sum={sum(whole)}",
        "budget attribute:amount missing=0")


@table
def words_for_zero():
    r = Rows("words_for_zero")
    fee = [r.random.randint(5, 90) for _ in range(r.n)]
    discount = [r.random.randint(1, 40) * 5 for _ in range(r.n)]
    refunds = [r.random.randint(2, 30) for _ in range(r.n)]
    gaps = [i % 5 == 2 for i in range(r.n)]
    left = lambda cells: sum(c for c, gap in zip(cells, gaps) if not gap)
    books = [0 if gap else 100 * c for c, gap in zip(r.cents, gaps)]
    visits = r.visits[1:] + [0]
    put("words-for-zero", lines({"id": r.id, "fee": r.gaps([f"{c}.50" for c in fee], "free"),
                                 "discount": r.gaps(discount, "none"), "refunds": r.gaps(refunds, "no"),
                                 "sales": [f'"{c // 100:,}.00"' if c else "-" for c in books],
                                 "visits": r.gaps(visits, "none")}),
        "free, none, no and the dash of books mean 0 where no other cell does; beside zeros, none is missing.",
        "rows 40", f"fee attribute:amount missing=0 zeros=8 sum={left(fee) + 16}",
        f"discount attribute missing=0 zeros=8 sum={left(discount)}", f"refunds attribute missing=0 zeros=8 sum={left(refunds)}",
        f"sales attribute:amount missing=0 zeros=8 sum={sum(books) // 100}",
        f"visits attribute:count missing=8 sum={left(visits)}")


@table
def rule_below_header():
    r = Rows("rule_below_header")
    rows = lines({"customer_id": r.id, "spend": [s.rjust(12) for s in r.spend], "orders": [str(n).ljust(6) for n in r.orders]})
    put("rule-below-header", [rows[0], "-----------,------------,------"] + rows[1:],
        "sqlcmd draws a line of dashes below the header, and pads the cells.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count missing=0 sum={sum(r.orders)}")


@table
def table_in_markdown():
    r = Rows("table_in_markdown")
    rows = ["| " + line.replace(",", " | ") + " |" for line in lines({"customer_id": r.id, "spend": r.spend, "orders": r.orders})]
    put("table-in-markdown", [rows[0], "| --- | ---: | :---: |"] + rows[1:],
        "A table in Markdown, with bars at both ends of every line.",
        "rows 40", "customer_id id", spend_line(r), f"orders attribute:count missing=0 sum={sum(r.orders)}")


@table
def quotes_in_single_quotes():
    r = Rows("quotes_in_single_quotes")
    shops = r.choose(["L''Orient, Nord", "Joe''s", "Mitte"])
    quoted = lambda cells: [f"'{cell}'" for cell in cells]
    columns = {"customer_id": r.id, "shop": shops, "spend": r.spend, "orders": r.orders}
    put("quotes-in-single-quotes", lines({f"'{name}'": quoted(cells) for name, cells in columns.items()}),
        "Fields stand in single quotes, and a doubled one inside stands for one.",
        "rows 40", "customer_id id", spend_line(r), 'shop attribute:category levels="L\'Orient, Nord|Joe\'s|Mitte"')


@table
def measures_abroad():
    r = Rows("measures_abroad")
    columns = {}
    for name in ("Menge", "quantità", "nombre", "importo", "montant", "cantidad"):
        columns[name] = r.random.sample(range(20, 900), r.n)
    put("measures-abroad", lines(columns, ";"),
        "Whole numbers that differ in every row under words for amounts and counts, the first column included: no ids.",
        "rows 40", *[f"{name} attribute sum={sum(cells)}" for name, cells in columns.items()])


@table
def sums_by_chance():
    r = Rows("sums_by_chance")
    put("sums-by-chance", ["name,orders,returns,age", "Ann,2,1,31", "Bob,3,0,45", "Cem,9,4,27", "Dora,1,1,52", "Eve,3,2,38"],
        "Five customers, of whom one has as many orders and returns as the others together.", "rows 5")
    del r


@table
def no_header():
    r = Rows("no_header")
    put("no-header", lines({"id": r.id, "orders": r.orders, "visits": r.visits})[1:],
        "The first line is a customer: there is no header.", "error contains header")


@table
def no_header_of_numbers():
    r = Rows("no_header_of_numbers")
    put("no-header-of-numbers", lines({"a": [c // 100 for c in r.cents], "b": r.orders, "c": r.visits})[1:],
        "The first line is a customer of whole numbers: there is no header.", "error contains header")


@table
def columns_by_year():
    r = Rows("columns_by_year")
    put("columns-by-year", lines({"customer": r.id, "2015": r.orders, "2020": r.visits}),
        "Columns that are named by a year each: a header.", "rows 40",
        f"2015 attribute:count missing=0 sum={sum(r.orders)}", f"2020 attribute:count missing=0 sum={sum(r.visits)}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        FOLDER = pathlib.Path(sys.argv[1])
    for one in TABLES:
        one()
