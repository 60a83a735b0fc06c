"""Writes the tables of this folder: made customers in the shapes in which tables come.

Every value comes from a seeded generator; nothing is copied from anywhere. Each table has three or
four planted kinds of customers, drawn first, from which most columns follow. Needs numpy only.

    python make_tables.py            # beside this file
    python make_tables.py folder     # elsewhere, to compare
"""

import datetime
import pathlib
import sys

import numpy

SYLLABLES = ["ba", "den", "fi", "gor", "hal", "ki", "lo", "mar", "nu", "pe", "ros", "sta", "tu",
             "vel", "wi", "zan"]


def draw(table, rows, shares):
    """The table's own generator and each row's kind."""
    random = numpy.random.Generator(numpy.random.PCG64([2024, table]))
    return random, random.choice(len(shares), rows, p=shares)


def pick(random, kind, options, weights):
    """One of the options per row; weights[kind] are the options' chances for that kind."""
    chance = numpy.cumsum(numpy.array(weights, float), axis=1)
    chance /= chance[:, -1:]
    return [options[int(numpy.searchsorted(chance[k], u, side="right"))]
            for k, u in zip(kind, random.random(len(kind)))]


def tailed(random, kind, medians, spread):
    """Amounts with a heavy right tail around the kind's median."""
    return numpy.array(medians, float)[kind] * numpy.exp(spread * random.standard_normal(len(kind)))


def counts(random, kind, means):
    return random.poisson(numpy.array(means, float)[kind])


def word(random):
    return "".join(random.choice(SYLLABLES, int(random.integers(2, 5)))).capitalize()


def day(start, offset):
    return datetime.date.fromisoformat(start) + datetime.timedelta(days=int(offset))


def grouped(value, mark):
    return f"{value:,}".replace(",", mark)


def quoted(cell, delimiter):
    if any(sign in cell for sign in (delimiter, '"', "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def write(path, columns, delimiter=",", start="", line_end="\n"):
    """Columns by name, each a list of cells."""
    names = [quoted(name, delimiter) for name in columns]
    lines = [delimiter.join(names)]
    for row in zip(*columns.values(), strict=True):
        lines.append(delimiter.join(quoted(str(cell), delimiter) for cell in row))
    path.write_bytes((start + line_end.join(lines) + line_end).encode("utf-8"))


def bank_churn(folder):
    # young and busy; settled savers; owners of one empty account; about to leave
    random, kind = draw(1, 900, [0.35, 0.3, 0.2, 0.15])
    n = len(kind)
    balance = tailed(random, kind, [12000, 125000, 1, 90000], 0.3)
    balance[(kind == 2) | (random.random(n) < 0.1)] = 0
    age = numpy.clip(numpy.array([29, 44, 38, 55])[kind] + 5 * random.standard_normal(n), 18, 90)
    write(folder / "bank-churn.csv", {
        "RowNumber": range(1, n + 1),
        "CustomerId": 15500000 + random.permutation(90000)[:n],
        "Surname": [word(random) for _ in kind],
        "CreditScore": numpy.clip(
            numpy.array([640, 720, 590, 610])[kind] + 60 * random.standard_normal(n), 350, 850
        ).astype(int),
        "Geography": pick(random, kind, ["France", "Germany", "Spain"],
                          [[5, 1, 3], [1, 6, 1], [4, 1, 4], [2, 4, 2]]),
        "Gender": pick(random, kind, ["Female", "Male"], [[4, 6], [5, 5], [5, 5], [6, 4]]),
        "Age": age.astype(int),
        "Tenure": random.integers(0, 11, n),
        "Balance": [f"{value:.2f}" for value in balance],
        "NumOfProducts": pick(random, kind, [1, 2, 3, 4],
                              [[2, 8, 0, 0], [6, 4, 0, 0], [1, 0, 0, 0], [2, 1, 5, 2]]),
        "HasCrCard": pick(random, kind, [0, 1], [[1, 9], [3, 7], [7, 3], [3, 7]]),
        "IsActiveMember": pick(random, kind, [0, 1], [[1, 9], [4, 6], [6, 4], [9, 1]]),
        "EstimatedSalary": [f"{value:.2f}" for value in 200000 * random.random(n)],
        "Exited": pick(random, kind, [0, 1], [[19, 1], [9, 1], [8, 2], [3, 7]]),
    })


def retail_rfm(folder):
    # regulars; now and then; sends things back; gone
    random, kind = draw(2, 800, [0.25, 0.35, 0.2, 0.2])
    n = len(kind)
    orders = 1 + counts(random, kind, [24, 5, 14, 1])
    revenue = numpy.round(100 * orders * tailed(random, kind, [55, 40, 120, 35], 0.25)).astype(int)
    days_ago = tailed(random, kind, [12, 70, 30, 420], 0.5)
    returned = numpy.clip(numpy.array([6, 9, 45, 4])[kind] + 4 * random.standard_normal(n), 0, 99)
    write(folder / "retail-rfm.csv", {
        "Kundennummer": 700100 + 3 * random.permutation(n),
        "Letzter_Kauf": [day("2024-06-30", -offset).strftime("%d.%m.%Y") for offset in days_ago],
        "Bestellungen": orders,
        "Umsatz": [f"{grouped(cents // 100, '.')},{cents % 100:02} €" for cents in revenue],
        "Retourenquote": [f"{tenths // 10},{tenths % 10}%"
                          for tenths in numpy.round(10 * returned).astype(int)],
        "Newsletter": pick(random, kind, ["ja", "nein"], [[8, 2], [4, 6], [5, 5], [1, 9]]),
        "Postleitzahl": [f"{code:05}" for code in random.integers(1000, 99999, n)],
    }, delimiter=";", line_end="\r\n")


def telecom(folder):
    # new on fibre; old with everything; telephone only
    random, kind = draw(3, 1000, [0.4, 0.35, 0.25])
    n = len(kind)
    tenure = numpy.clip(tailed(random, kind, [9, 55, 28], 0.6), 0, 72).astype(int)
    tenure[random.random(n) < 0.01] = 0
    monthly = numpy.array([82, 95, 20])[kind] + numpy.array([9, 10, 1.5])[kind] * \
        random.standard_normal(n)
    letters = numpy.array(list("ABCDEFGHJKLMNPQRSTUVWXYZ"))
    yes_no = ["Yes", "No"]
    write(folder / "telecom.csv", {
        "customerID": [f"{number}-{''.join(random.choice(letters, 5))}"
                       for number in 1000 + random.permutation(9000)[:n]],
        "gender": pick(random, kind, ["Female", "Male"], [[1, 1]] * 3),
        "SeniorCitizen": pick(random, kind, [0, 1], [[7, 3], [8, 2], [19, 1]]),
        "Partner": pick(random, kind, yes_no, [[3, 7], [7, 3], [5, 5]]),
        "Dependents": pick(random, kind, yes_no, [[2, 8], [4, 6], [4, 6]]),
        "tenure": tenure,
        "PhoneService": pick(random, kind, yes_no, [[9, 1], [95, 5], [1, 0]]),
        "InternetService": pick(random, kind, ["DSL", "Fiber optic", "No"],
                                [[2, 8, 0], [5, 5, 0], [0, 0, 1]]),
        "Contract": pick(random, kind, ["Month-to-month", "One year", "Two year"],
                         [[9, 1, 0], [1, 3, 6], [4, 3, 3]]),
        "PaperlessBilling": pick(random, kind, yes_no, [[8, 2], [6, 4], [3, 7]]),
        "PaymentMethod": pick(
            random, kind, ["Electronic check", "Mailed check", "Bank transfer (automatic)",
                           "Credit card (automatic)"],
            [[7, 1, 1, 1], [2, 1, 4, 4], [1, 6, 2, 2]]),
        "MonthlyCharges": [f"{value:.2f}" for value in monthly],
        "TotalCharges": [f"{value * months:.2f}" if months > 0 else " "
                         for value, months in zip(monthly, tenure)],
        "Churn": pick(random, kind, yes_no, [[45, 55], [9, 91], [8, 92]]),
    }, delimiter="\t")


def airline(folder):
    # often and far; holidays; asleep
    random, kind = draw(4, 900, [0.25, 0.45, 0.3])
    n = len(kind)
    flights = 1 + counts(random, kind, [42, 8, 2])
    kilometres = numpy.round(flights * tailed(random, kind, [1800, 1400, 1100], 0.2)).astype(int)
    discount = numpy.clip(numpy.array([0.9, 0.62, 0.7])[kind] + 0.08 * random.standard_normal(n),
                          0.2, 1.3)
    cities = [f"{word(random)}, {region}" for region in ("North", "South", "East", "West")
              for _ in range(40)]
    joined = random.integers(0, 3000, n)
    seen = tailed(random, kind, [9, 60, 400], 0.4)

    def last_flight(i):
        date = day("2024-05-31", -seen[i])
        form = i % 3
        if i % 41 == 7:
            return "NULL"
        if form == 0:
            return date.isoformat()
        return date.strftime("%Y/%m/%d") if form == 1 else f"{date.isoformat()} 00:00:00"

    def unless_missing(cells, every, spelling):
        return [spelling if i % every == 5 else cell for i, cell in enumerate(cells)]

    write(folder / "airline.csv", {
        "LOYALTY_NUMBER": 100000 + random.permutation(800000)[:n],
        "FFP_DATE": ["{0.month}/{0.day}/{0.year}".format(day("2012-01-05", offset))
                     for offset in joined],
        "GENDER": unless_missing(pick(random, kind, ["Male", "Female"], [[7, 3], [5, 5], [5, 5]]),
                                 37, "?"),
        "WORK_CITY": [cities[int(i)] for i in random.integers(0, len(cities), n)],
        "FLIGHT_COUNT": flights,
        "SEG_KM_SUM": unless_missing(kilometres.tolist(), 53, "NULL"),
        "avg_discount": [f"{value:.4f}" for value in discount],
        "Points_Sum": [grouped(int(value), ",") for value in kilometres * discount * 0.8],
        "last_flight": [last_flight(i) for i in range(n)],
    }, start="\ufeff")


def wholesale(folder):
    # restaurants; shops; small ones
    random, kind = draw(5, 440, [0.35, 0.3, 0.35])
    medians = {"Fresh": [16000, 5200, 5500], "Milk": [2300, 9800, 1700],
               "Grocery": [3100, 16500, 2300], "Frozen": [3900, 900, 800],
               "Detergents_Paper": [400, 6800, 350], "Delicassen": [1400, 1600, 420]}
    columns = {"Channel": pick(random, kind, [1, 2], [[97, 3], [5, 95], [85, 15]]),
               "Region": pick(random, kind, [1, 2, 3], [[2, 1, 7]] * 3)}
    for name, of_kind in medians.items():
        columns[name] = 3 + tailed(random, kind, of_kind, 0.65).astype(int)
    write(folder / "wholesale.csv", columns)


def survey(folder):
    # delighted; torn; annoyed
    random, kind = draw(6, 600, [0.45, 0.3, 0.25])
    n = len(kind)
    likert = [[0, 0, 1, 4, 6], [1, 3, 6, 3, 1], [6, 4, 1, 0, 0]]
    remarks = ["", "", "", "fine", 'they say "soon" | it never comes', "two lines:\nhere and here",
               "long queues | short hours", "would come again; 10/10", 'the "helpful" desk']
    minutes = random.integers(0, 60 * 24 * 40, n)
    start = datetime.datetime(2024, 2, 1)
    incomes = numpy.round(tailed(random, kind, [68000, 52000, 38000], 0.25) / 500).astype(int) * 500
    columns = {
        "respondent id": [f"R-{number}" for number in 10000 + random.permutation(n)],
        "completed": [(start + datetime.timedelta(minutes=int(m))).isoformat() for m in minutes],
        "age group": pick(random, kind, ["18-29", "30-44", "45-59", "60+"],
                          [[2, 3, 4, 4], [3, 3, 3, 3], [5, 4, 2, 1]]),
        "education": pick(random, kind, ["primary", "secondary", "vocational", "university"],
                          [[1, 3, 3, 5], [1, 4, 4, 2], [2, 4, 3, 1]]),
    }
    for question in range(1, 7):
        columns[f"q{question}"] = pick(random, kind, [1, 2, 3, 4, 5], likert)
    columns["favourite channel"] = pick(random, kind, ["app", "shop", "phone", "web"],
                                        [[6, 2, 1, 3], [2, 4, 2, 4], [1, 3, 6, 1]])
    columns["comment"] = [f"{remark} ({word(random)})" if remark and i % 3 == 0 else remark
                          for i, remark in enumerate(random.choice(remarks, n).tolist())]
    nps = pick(random, kind, list(range(11)),
               [[0] * 7 + [1, 3, 5, 6], [0, 0, 1, 1, 2, 4, 4, 3, 1, 0, 0], [5, 4, 4, 3, 1] + [0] * 6])
    columns["nps"] = ["n/a" if i % 29 == 3 else value for i, value in enumerate(nps)]
    columns["consent"] = pick(random, kind, ["yes", "no"], [[9, 1], [6, 4], [3, 7]])
    columns["income"] = [f"${grouped(int(value), ',')}" for value in incomes]
    write(folder / "survey.csv", columns, delimiter="|")


def hostile(folder):
    # three plain kinds, dressed in all that breaks pages and sheets
    random, kind = draw(7, 500, [0.4, 0.35, 0.25])
    n = len(kind)
    ids = ["<b>c{}</b>", "=1+1&{}", "👩‍🚀-{}", "\u202eabc-{}", '"q" {}', "<script>id({})</script>",
           "@sum({})", "a,b;{}", "line\nbreak {}"]
    spent = [f"{value:.2f}" for value in tailed(random, kind, [40, 400, 2500], 0.3)]
    orders = counts(random, kind, [2, 25, 9])
    basket = numpy.round(tailed(random, kind, [12, 18, 150], 0.3), 1)
    basket[random.random(n) < 0.02] = -999
    balance = [f"{value:.1f}" if random.random() < 0.5 else ""
               for value in tailed(random, kind, [900, 300, 5000], 0.5)]
    moods = ["<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", '😀 "glad", mostly',
             "\u200fعادي", "</script><script>alert(2)</script>"]
    notes = ["x" * 3000 if i in (11, 222) else f"<p>{word(random)} & {word(random)}</p>"
             for i in range(n)]
    columns = {
        "customer <id>": [ids[i % len(ids)].format(i) for i in range(n)],
        "<script>alert('spent')</script>": spent,
        'visits "per"\nmonth': counts(random, kind, [3, 5, 22]),
        '=HYPERLINK("http://x.example","orders")': orders,
        "\u200fرصيد": balance,
        "🛒 basket & <b>bold</b>": basket,
        "constant": [7] * n,
        "spent again": spent,
        "mood": pick(random, kind, moods, [[6, 1, 1, 1, 1], [1, 6, 1, 1, 1], [1, 1, 4, 3, 3]]),
        "notes": notes,
        "a very long name " + "and longer " * 25 + "still": [
            f"{value:.3f}" for value in
            numpy.clip(numpy.array([0.2, 0.5, 0.8])[kind] + 0.1 * random.standard_normal(n), 0, 1)],
        "   ": [""] * n,
    }
    again = numpy.concatenate([numpy.arange(n), random.integers(0, n, n // 10)])
    columns = {name: [list(cells)[i] for i in again] for name, cells in columns.items()}
    # The same customers under other ids: an id that stands twice is refused.
    columns["customer <id>"] = [ids[i % len(ids)].format(i) for i in range(len(again))]
    write(folder / "hostile.csv", columns)


if __name__ == "__main__":
    to = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    to.mkdir(parents=True, exist_ok=True)
    for make in (bank_churn, retail_rfm, telecom, airline, wholesale, survey, hostile):
        make(to)
