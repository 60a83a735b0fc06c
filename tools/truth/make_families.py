#!/usr/bin/env python3
"""Write three families of tables whose kinds do not resemble ilk's mixture. Needs no packages.

    python tools/truth/make_families.py families
    python tools/truth/runs.py families build/release/apps/cli/ilk scores seasons curves

scores: ratings of 1 to 10 and scores of 0 to 100 with beta margins, tied within a kind by a copula
of its own (Gaussian with two factors, or Clayton), and categories that follow the scores.
seasons: purchases by month, week or weekday, gamma over Poisson with a level of each customer's
own; kinds differ in profile and level; totals that follow the purchases.
curves: log-normal amounts with power laws and bends between columns that differ by kind, Student's
t with 3 or 4 degrees, columns of noise, and customers with a cell that is far out.

Each family is 8 tables NAME.csv beside NAME.truth.csv. Every value comes from a seeded generator.
How far kinds lie apart was set so that a random forest, which knows them, tells nearly all apart,
before ilk was run on any table.
"""

import math
import random
import sys
from itertools import combinations
from pathlib import Path

# rows, kinds, attributes
SHAPES = [(400, 2, 6), (600, 3, 8), (900, 4, 10), (1200, 5, 9), (1600, 3, 16), (2000, 6, 12),
          (3000, 7, 14), (4000, 4, 11)]

SCORES = ["satisfaction", "ease_of_use", "value_for_money", "service_rating", "delivery_rating",
          "recommendation", "trust", "engagement_score", "loyalty_score", "app_rating",
          "brand_warmth", "repurchase_intent", "novelty_seeking", "price_sensitivity"]
ANSWERS = {"preferred_channel": ["shop", "web", "app", "phone"],
           "plan": ["basic", "plus", "premium"],
           "complained": ["no", "yes"]}

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

AMOUNTS = ["annual_spend", "average_basket", "web_minutes", "items_bought", "distance_km",
           "discount_total", "email_opens", "tenure_days"]
CHANGES = ["spend_trend", "margin_index", "price_gap", "visit_change"]
NOISE = ["household_income", "ad_impressions", "street_number", "weather_index"]


def kinds_of(draw, rows, kinds):
    """A kind for each row; none under 4 % or 32 customers."""
    least = max(0.04, 32 / rows)
    weights = [draw.expovariate(1) for _ in range(kinds)]
    spare = (1 - kinds * least) / sum(weights)
    sizes = [math.ceil(rows * (least + spare * weight)) for weight in weights]
    of = [kind for kind, size in enumerate(sizes) for _ in range(size)]
    draw.shuffle(of)
    return of[:rows]


def middles(draw, kinds, columns, least, differing):
    """Places in 0 to 1 by kind and column; each two kinds differ by `least` in `differing`."""
    while True:
        at = [[draw.random() for _ in range(columns)] for _ in range(kinds)]
        if all(sum(abs(x - y) >= least for x, y in zip(a, b)) >= differing
               for a, b in combinations(at, 2)):
            return at


def pick(draw, options, weights):
    return draw.choices(options, weights)[0]


def gaussian_copula(draw, columns):
    """A function that draws standings in 0 to 1 with two factors."""
    loadings = [(draw.uniform(-0.8, 0.8), draw.uniform(-0.5, 0.5)) for _ in range(columns)]
    normal = lambda z: (1 + math.erf(z / math.sqrt(2))) / 2

    def standings():
        f, g = draw.gauss(0, 1), draw.gauss(0, 1)
        return [normal(a * f + b * g + math.sqrt(1 - a * a - b * b) * draw.gauss(0, 1))
                for a, b in loadings]
    return standings


def clayton_copula(draw, columns):
    """The same with ties in the lower tail; some columns run the other way."""
    theta = draw.uniform(0.6, 2.5)
    turned = [draw.random() < 0.3 for _ in range(columns)]

    def standings():
        common = draw.gammavariate(1 / theta, 1)
        at = [(1 + draw.expovariate(1) / common) ** (-1 / theta) for _ in range(columns)]
        return [1 - u if turn else u for u, turn in zip(at, turned)]
    return standings


def scores(draw, rows, kinds, attributes):
    answers = draw.sample(list(ANSWERS), 1 if attributes < 9 else 2)
    names = draw.sample(SCORES, attributes - len(answers))
    telling = max(5, round(0.8 * len(names)))  # the others are the same in all kinds
    at = middles(draw, kinds, min(telling, len(names)), 0.3, 3)
    same = [draw.random() for _ in names]
    tens = [draw.random() < 0.5 for _ in names]
    kind_of = kinds_of(draw, rows, kinds)
    cells = {name: [None] * rows for name in names + answers}
    for kind in range(kinds):
        mine = [row for row in range(rows) if kind_of[row] == kind]
        copula = draw.choice([gaussian_copula, clayton_copula])(draw, len(names))
        standings = [copula() for _ in mine]
        for j, name in enumerate(names):
            # beta draws, in the order in which the copula puts the customers
            middle = 0.12 + 0.76 * (at[kind][j] if j < len(at[kind]) else same[j])
            firm = draw.uniform(8, 25)
            values = sorted(draw.betavariate(middle * firm, (1 - middle) * firm) for _ in mine)
            order = sorted(range(len(mine)), key=lambda i: standings[i][j])
            for value, i in zip(values, order):
                cells[name][mine[i]] = round(1 + 9 * value) if tens[j] else round(100 * value)
        for name in answers:
            taste = [draw.gauss(0, 1) for _ in ANSWERS[name]]
            pull = [draw.gauss(0, 3) for _ in ANSWERS[name]]
            by = draw.randrange(len(names))
            for row, standing in zip(mine, standings):
                weights = [math.exp(t + p * (standing[by] - 0.5)) for t, p in zip(taste, pull)]
                cells[name][row] = pick(draw, ANSWERS[name], weights)
    return kind_of, cells


def profiles(periods):
    """Shapes of a year (or week), each with a mean of 1."""
    bump = lambda at, width: lambda x: math.exp(-((((x - at + 0.5) % 1) - 0.5) / width) ** 2)
    first, middle, last, twice = bump(0.1, 0.14), bump(0.5, 0.14), bump(0.92, 0.1), bump(0.3, 0.1)
    shapes = [lambda x: 1, lambda x: 0.1 + first(x), lambda x: 0.1 + middle(x),
              lambda x: 0.08 + last(x), lambda x: 0.1 + twice(x) + bump(0.75, 0.1)(x),
              lambda x: math.exp(-3.5 * x), lambda x: math.exp(3.5 * (x - 1))]
    at = [[shape((i + 0.5) / periods) for i in range(periods)] for shape in shapes]
    return [[value * periods / sum(values) for value in values] for values in at]


def poisson(draw, mean):
    # arrivals within one unit of time
    count, time = 0, draw.expovariate(mean) if mean > 1e-9 else 2
    while time < 1:
        count, time = count + 1, time + draw.expovariate(mean)
    return count


def seasons(draw, rows, kinds, attributes):
    extra = ["total_spend", "returns", "favourite_aisle", "newsletter_opens"]
    if attributes >= 13:
        periods = ["purchases_" + month for month in MONTHS]
    elif attributes >= 10:
        periods = [f"orders_week_{i + 1}" for i in range(attributes - 2)]
    elif attributes >= 8:
        periods = ["visits_" + day for day in WEEKDAYS]
    else:
        periods = [f"orders_{MONTHS[i]}_{MONTHS[i + 1]}" for i in range(0, 2 * attributes - 2, 2)]
    extra = extra[:attributes - len(periods)]
    shape = draw.sample(profiles(len(periods)), kinds)
    level = [math.exp(draw.uniform(math.log(3), math.log(10))) for _ in range(kinds)]
    price = [draw.uniform(12, 30) for _ in range(kinds)]
    steady, even = draw.uniform(6, 12), draw.uniform(6, 12)
    aisles = ["food", "home", "garden", "toys"]
    taste = [[draw.uniform(0.2, 1) for _ in aisles] for _ in range(kinds)]
    kind_of = kinds_of(draw, rows, kinds)
    cells = {name: [] for name in periods + extra}
    for kind in kind_of:
        own = level[kind] * draw.gammavariate(steady, 1 / steady)
        bought = [poisson(draw, own * part * draw.gammavariate(even, 1 / even))
                  for part in shape[kind]]
        total = sum(draw.lognormvariate(math.log(price[kind]), 0.6) for _ in range(sum(bought)))
        follow = {"total_spend": f"{total:.2f}",
                  "returns": sum(draw.random() < 0.08 for _ in range(sum(bought))),
                  "favourite_aisle": pick(draw, aisles, taste[kind]),
                  "newsletter_opens": poisson(draw, 3 * draw.gammavariate(1.5, 1 / 1.5))}
        for name, count in zip(periods, bought):
            cells[name].append(count)
        for name in extra:
            cells[name].append(follow[name])
    return kind_of, cells


BENDS = [lambda x: x * x - 1, lambda x: -x * x + 1, lambda x: 1.4 * math.sin(1.5 * x),
         lambda x: math.exp(0.7 * x) - 1.3, lambda x: 1.2 * abs(x) - 1]


def student(draw, degrees):
    return draw.gauss(0, 1) / math.sqrt(draw.gammavariate(degrees / 2, 2 / degrees))


def curves(draw, rows, kinds, attributes):
    idle = NOISE[:1 if attributes < 9 else 2 if attributes < 14 else 4]
    steep = draw.sample(CHANGES, 2 if attributes < 9 else 3 if attributes < 14 else 4)
    amounts = draw.sample(AMOUNTS, attributes - len(idle) - len(steep))
    apart = 7.5  # the width of the range in which middles lie, in spreads of a kind
    at = middles(draw, kinds, len(steep) + len(amounts), 0.4, 3)
    degrees = {name: draw.choice([3, 4]) for name in steep}
    unit = {name: draw.uniform(1, 4) for name in amounts}
    laws = []  # by kind: each amount after the first follows an earlier one by a power or a bend
    for _ in range(kinds):
        laws.append([(draw.randrange(i), draw.choice(["power", "bend", "alone"]),
                      draw.uniform(-1.3, 1.3), draw.choice(BENDS)) if i else None
                     for i in range(len(amounts))])
    bent = [draw.choice(BENDS) for _ in range(kinds)]
    kind_of = kinds_of(draw, rows, kinds)
    cells = {name: [] for name in amounts + steep + idle}
    for kind in kind_of:
        z = []  # logarithms of the amounts, in spreads of the kind
        for law in laws[kind]:
            fresh = draw.gauss(0, 1)
            if law is None or law[1] == "alone":
                z.append(fresh)
            elif law[1] == "power":
                z.append(law[2] * z[law[0]] + 0.6 * fresh)
            else:
                z.append(law[3](z[law[0]]) + 0.5 * fresh)
        far = draw.randrange(len(amounts)) if draw.random() < 0.004 else None
        for j, name in enumerate(amounts):
            log = unit[name] + 0.5 * (apart * at[kind][j] + z[j])
            cells[name].append(f"{math.exp(log + (3 if j == far else 0)):.3f}")
        for j, name in enumerate(steep):
            # the first of them bends with the first amount
            value = 0.8 * student(draw, degrees[name]) + (bent[kind](z[0]) if j == 0 else 0)
            cells[name].append(f"{apart * (at[kind][len(amounts) + j] - 0.5) + value:.3f}")
        noise = [draw.lognormvariate(10, 0.6), draw.lognormvariate(4, 1),
                 draw.uniform(1, 200), student(draw, 4)]
        for name, value in zip(idle, noise):
            cells[name].append(f"{value:.2f}")
    return kind_of, cells


def write(folder, name, kind_of, cells):
    order = [f"C{100000 + row}" for row in range(len(kind_of))]
    with open(folder / f"{name}.csv", "w", newline="") as file:
        file.write(",".join(["customer_id", *cells]) + "\n")
        for row in zip(order, *cells.values(), strict=True):
            file.write(",".join(map(str, row)) + "\n")
    (folder / f"{name}.truth.csv").write_text("kind\n" + "".join(f"{k + 1}\n" for k in kind_of))


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    for family in (scores, seasons, curves):
        folder = Path(sys.argv[1], family.__name__)
        folder.mkdir(parents=True, exist_ok=True)
        for number, (rows, kinds, attributes) in enumerate(SHAPES, 1):
            draw = random.Random(f"{family.__name__} {number}")
            write(folder, f"{family.__name__}-{number}", *family(draw, rows, kinds, attributes))


if __name__ == "__main__":
    main()
