"""Writes the tables of this folder: made customers, each table in the shape of a well-known public kind.

Every value comes from a seeded generator; nothing is copied from anywhere. Each table has two or
three planted kinds of customers, drawn first, from which most columns follow. The truth about each
column stands beside it, in NAME.roles (written by hand: README.md). Needs the standard library only.

    python make_shaped.py            # beside this file
    python make_shaped.py folder     # elsewhere, to compare
"""

import datetime
import math
import pathlib
import random
import sys

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
SYLLABLES = ["ba", "den", "fi", "gor", "hal", "ki", "lo", "mar", "nu", "pe", "ros", "sta", "tu", "vel",
             "wi", "zan"]


class Draw:
    """A seeded generator and the kind of each row; every method gives one value per row."""

    def __init__(self, seed, rows, shares):
        self.random = random.Random(4200 + seed)
        self.rows = rows
        self.kind = self.random.choices(range(len(shares)), shares, k=rows)

    def pick(self, options, weights):
        """weights: one list for all, or one list per kind."""
        each = weights if isinstance(weights[0], list) else [weights] * (max(self.kind) + 1)
        return [self.random.choices(options, each[k])[0] for k in self.kind]

    def tailed(self, medians, spread, digits=2):
        values = [medians[k] * math.exp(spread * self.random.gauss(0, 1)) for k in self.kind]
        return [round(v, digits) if digits else int(v) for v in values]

    def normal(self, means, deviation, low, high, digits=0):
        values = [min(max(self.random.gauss(means[k], deviation), low), high) for k in self.kind]
        return [round(v, digits) if digits else int(v) for v in values]

    def counts(self, means):
        result = []
        for k in self.kind:
            limit, product, n = math.exp(-means[k]), self.random.random(), 0
            while product > limit:
                product *= self.random.random()
                n += 1
            result.append(n)
        return result

    def whole(self, low, high):
        return [self.random.randint(low, high) for _ in self.kind]

    def chance(self, shares):
        return [self.random.random() < shares[k] for k in self.kind]

    def name(self):
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))).capitalize()

    def ids(self, low, high):
        return self.random.sample(range(low, high), self.rows)


def yes_no(truths, yes="Yes", no="No"):
    return [yes if truth else no for truth in truths]


def day(start, offset):
    return datetime.date.fromisoformat(start) + datetime.timedelta(days=int(offset))


def quoted(cell, delimiter):
    if any(sign in cell for sign in (delimiter, '"', "\n")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def write(path, columns, delimiter=","):
    lines = [delimiter.join(quoted(name, delimiter) for name in columns)]
    for row in zip(*columns.values(), strict=True):
        lines.append(delimiter.join(quoted(str(cell), delimiter) for cell in row))
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))


def bank_marketing(folder):
    # called often and in vain; savers called before; young and new
    d = Draw(1, 400, [0.45, 0.25, 0.3])
    before = [k == 1 and d.random.random() < 0.8 or d.random.random() < 0.03 for k in d.kind]
    month = d.pick(["mar", "may", "jun", "jul", "aug", "oct", "nov"],
                   [[1, 40, 10, 20, 20, 1, 8], [10, 8, 8, 8, 10, 12, 8], [2, 30, 12, 16, 14, 3, 10]])
    spring = {"mar": -1.8, "may": -1.8, "jun": 1.4, "jul": 1.4, "aug": 1.4, "oct": -3.4, "nov": -0.1}
    prices = {"mar": 92.843, "may": 92.893, "jun": 94.465, "jul": 93.918, "aug": 93.444, "oct": 92.431,
              "nov": 93.2}
    outcome = d.pick(["success", "failure"], [7, 3])
    duration = d.tailed([150, 330, 190], 0.6, 0)
    write(folder / "bank-marketing.csv", {
        "age": d.normal([41, 58, 30], 6, 18, 92),
        "job": d.pick(["admin.", "blue-collar", "technician", "retired", "services", "student", "unknown"],
                      [[5, 8, 4, 0, 4, 0, 0.3], [3, 1, 2, 9, 1, 0, 0.3], [5, 3, 4, 0, 3, 4, 0.3]]),
        "marital": d.pick(["married", "single", "divorced", "unknown"],
                          [[7, 2, 1, 0.1], [8, 1, 2, 0.1], [2, 8, 1, 0.1]]),
        "education": d.pick(["basic.4y", "basic.9y", "high.school", "university.degree", "unknown"],
                            [[2, 5, 4, 2, 0.4], [5, 2, 2, 4, 0.4], [0, 1, 5, 6, 0.4]]),
        "default": d.pick(["no", "unknown", "yes"], [[6, 4, 0.1], [9, 1, 0], [9, 1, 0]]),
        "housing": yes_no(d.chance([0.6, 0.3, 0.5]), "yes", "no"),
        "loan": yes_no(d.chance([0.2, 0.08, 0.15]), "yes", "no"),
        "contact": d.pick(["cellular", "telephone"], [[4, 6], [9, 1], [7, 3]]),
        "month": month,
        "day_of_week": d.pick(["mon", "tue", "wed", "thu", "fri"], [1, 1, 1, 1, 1]),
        "duration": duration,
        "campaign": [1 + n for n in d.counts([2.4, 0.5, 1.2])],
        "pdays": [d.random.randint(2, 18) if b else 999 for b in before],
        "previous": [1 + (d.random.random() < 0.3) if b else 0 for b in before],
        "poutcome": [o if b else "nonexistent" for o, b in zip(outcome, before)],
        "emp.var.rate": [spring[m] for m in month],
        "cons.price.idx": [prices[m] for m in month],
        "euribor3m": [round(max(0.6, 2.9 + 1.3 * spring[m] / 1.4 + d.random.gauss(0, 0.04)), 3) for m in month],
        "y": yes_no([d.random.random() < (0.5 if k == 1 else 0.07) + min(duration[i], 900) / 3000
                     for i, k in enumerate(d.kind)], "yes", "no"),
    }, delimiter=";")


def telecom_churn(folder):
    # new on fibre; old with everything; telephone only
    d = Draw(2, 400, [0.4, 0.35, 0.25])
    n = d.rows
    internet = ["No" if k == 2 else d.random.choices(["Fiber optic", "DSL"], [7, 3] if k == 0 else [4, 6])[0]
                for k in d.kind]
    tenure = [0 if d.random.random() < 0.04 else t for t in d.normal([9, 55, 30], 9, 1, 72)]

    def service(shares):
        return [("No internet service" if net == "No" else "Yes" if has else "No")
                for net, has in zip(internet, d.chance(shares))]

    services = {name: service(shares) for name, shares in [
        ("OnlineSecurity", [0.2, 0.7, 0]), ("OnlineBackup", [0.3, 0.7, 0]),
        ("DeviceProtection", [0.25, 0.7, 0]), ("TechSupport", [0.2, 0.65, 0]),
        ("StreamingTV", [0.45, 0.7, 0]), ("StreamingMovies", [0.45, 0.7, 0])]}
    charges = [round({"No": 20, "DSL": 45, "Fiber optic": 70}[internet[i]]
                     + 5 * sum(column[i] == "Yes" for column in services.values())
                     + d.random.gauss(0, 0.8), 2) for i in range(n)]
    phone = [net == "No" or d.random.random() < 0.9 for net in internet]
    lines = d.chance([0.4, 0.6, 0.2])
    write(folder / "telecom-churn.csv", {
        "customerID": [f"{d.random.randint(1000, 9999)}-{''.join(d.random.choices('ABCDEFGHKLMNPRSTUVWXYZ', k=5))}"
                       for _ in range(n)],
        "gender": d.pick(["Female", "Male"], [1, 1]),
        "SeniorCitizen": [int(b) for b in d.chance([0.25, 0.12, 0.05])],
        "Partner": yes_no(d.chance([0.3, 0.75, 0.45])),
        "Dependents": yes_no(d.chance([0.15, 0.4, 0.4])),
        "tenure": tenure,
        "PhoneService": yes_no(phone),
        "MultipleLines": ["No phone service" if not p else "Yes" if many else "No"
                          for p, many in zip(phone, lines)],
        "InternetService": internet,
        **services,
        "Contract": d.pick(["Month-to-month", "One year", "Two year"], [[9, 1, 0], [2, 4, 5], [3, 3, 4]]),
        "PaperlessBilling": yes_no(d.chance([0.7, 0.6, 0.3])),
        "PaymentMethod": d.pick(["Electronic check", "Mailed check", "Bank transfer (automatic)",
                                 "Credit card (automatic)"], [[6, 2, 1, 1], [1, 1, 4, 4], [1, 4, 2, 2]]),
        "MonthlyCharges": charges,
        "TotalCharges": [f"{t * c * (1 + d.random.gauss(0, 0.02)):.2f}" if t else " "
                         for t, c in zip(tenure, charges)],
        "Churn": yes_no(d.chance([0.45, 0.08, 0.07])),
    })


def airline_loyalty(folder):
    # many flights; now and then; gone
    d = Draw(3, 360, [0.35, 0.45, 0.2])
    n = d.rows
    place = d.pick([("Ontario", "Toronto", "M"), ("Ontario", "Ottawa", "K"), ("Quebec", "Montreal", "H"),
                    ("British Columbia", "Vancouver", "V"), ("Alberta", "Edmonton", "T"),
                    ("Manitoba", "Winnipeg", "R")], [8, 3, 6, 7, 3, 2])
    education = d.pick(["Bachelor", "College", "Master", "Doctor", "High School or Below"],
                       [[6, 2, 2, 1, 1], [6, 3, 1, 0.5, 1], [5, 4, 1, 0.5, 1]])
    income = {"Bachelor": 72000, "Master": 103000, "Doctor": 178000, "High School or Below": 61000}
    year = d.pick([2012, 2013, 2014, 2015, 2016, 2017, 2018], [[4, 4, 4, 3, 2, 1, 1], [2] * 7, [3, 3, 2, 2, 1, 1, 0]])
    gone = [k == 2 or d.random.random() < 0.02 for k in d.kind]
    left = [min(2018, y + 1 + d.random.randint(0, 3)) for y in year]
    flights = [0 if g and d.random.random() < 0.5 else f for g, f in zip(gone, d.counts([38, 11, 4]))]
    distance = [int(f * d.random.gauss(1450, 180)) for f in flights]
    points = [round(x * (1.5 if k == 0 else 1.0), 1) for x, k in zip(distance, d.kind)]
    write(folder / "airline-loyalty.csv", {
        "Loyalty Number": d.ids(100018, 999986),
        "Country": ["Canada"] * n,
        "Province": [p[0] for p in place],
        "City": [p[1] for p in place],
        "Postal Code": [f"{p[2]}{d.random.randint(1, 9)}{d.random.choice('ABCEGHJ')} {d.random.randint(1, 9)}"
                        f"{d.random.choice('KLMNPRT')}{d.random.randint(1, 9)}" for p in place],
        "Gender": d.pick(["Female", "Male"], [1, 1]),
        "Education": education,
        "Salary": [int(d.random.gauss(income[e], 9000)) if e in income else "" for e in education],
        "Marital Status": d.pick(["Married", "Single", "Divorced"], [6, 3, 1.5]),
        "Loyalty Card": d.pick(["Basic", "Plus", "Summit"], [[2, 4, 5], [6, 3, 1], [6, 3, 1]]),
        "CLV": d.tailed([12500, 5200, 4100], 0.4),
        "Enrollment Type": d.pick(["Standard", "2018 Promotion"], [[19, 1], [18, 2], [20, 0]]),
        "Enrollment Year": year,
        "Enrollment Month": d.whole(1, 12),
        "Cancellation Year": [y if g else "" for y, g in zip(left, gone)],
        "Cancellation Month": [m if g else "" for m, g in zip(d.whole(1, 12), gone)],
        "Total Flights": flights,
        "Distance": distance,
        "Points Accumulated": points,
        "Points Redeemed": [int(p * d.random.random() * 0.3) if d.random.random() < 0.5 else 0 for p in points],
        "Dollar Cost Points Redeemed": [0] * n,
    })


def hotel_bookings(folder):
    # families in summer; business in the week; early by agent and often given up
    d = Draw(4, 380, [0.35, 0.3, 0.35])
    n = d.rows
    start = [day("2016-01-01", d.random.choice([150, 540]) + d.random.randint(0, 90) if k == 0
                 else d.random.randint(0, 700)) for k in d.kind]
    canceled = d.chance([0.2, 0.1, 0.6])
    status = ["Check-Out" if not c else "No-Show" if d.random.random() < 0.06 else "Canceled" for c in canceled]
    room = d.pick(["A", "D", "E", "F"], [[2, 4, 2, 2], [7, 3, 1, 0], [8, 2, 0, 0]])
    lead = d.tailed([70, 9, 170], 0.5, 0)
    week = [int(x) for x in d.normal([4.5, 1.6, 2.6], 1, 0, 10)]
    write(folder / "hotel-bookings.csv", {
        "hotel": d.pick(["Resort Hotel", "City Hotel"], [[8, 2], [2, 8], [3, 7]]),
        "is_canceled": [int(c) for c in canceled],
        "lead_time": lead,
        "arrival_date_year": [s.year for s in start],
        "arrival_date_month": [s.strftime("%B") for s in start],
        "arrival_date_week_number": [s.isocalendar()[1] for s in start],
        "arrival_date_day_of_month": [s.day for s in start],
        "stays_in_weekend_nights": d.pick([0, 1, 2, 4], [[1, 2, 6, 1], [8, 1, 0, 0], [3, 3, 4, 0]]),
        "stays_in_week_nights": week,
        "adults": d.pick([1, 2, 3], [[0, 9, 1], [8, 2, 0], [1, 9, 1]]),
        "children": d.pick([0, 1, 2], [[3, 3, 4], [1, 0, 0], [20, 1, 0]]),
        "babies": d.pick([0, 1], [[9, 1], [1, 0], [1, 0]]),
        "meal": d.pick(["BB", "HB", "SC"], [[5, 5, 0], [8, 0, 2], [7, 2, 1]]),
        "country": d.pick(["PRT", "GBR", "FRA", "ESP", "DEU", "NULL"], [[4, 5, 1, 2, 1, 0], [8, 1, 1, 1, 1, 0.3], [7, 1, 2, 1, 2, 0]]),
        "market_segment": d.pick(["Online TA", "Offline TA/TO", "Corporate", "Direct", "Groups"],
                                 [[6, 2, 0, 4, 0], [1, 0, 7, 2, 0], [5, 3, 0, 0, 3]]),
        "distribution_channel": d.pick(["TA/TO", "Corporate", "Direct"], [[7, 0, 3], [1, 7, 2], [10, 0, 0]]),
        "is_repeated_guest": [int(b) for b in d.chance([0.03, 0.35, 0.01])],
        "previous_cancellations": [int(b) for b in d.chance([0.01, 0.03, 0.2])],
        "previous_bookings_not_canceled": [x if k == 1 else 0 for x, k in zip(d.counts([0, 1.5, 0]), d.kind)],
        "reserved_room_type": room,
        "assigned_room_type": [r if d.random.random() < 0.88 else "D" for r in room],
        "booking_changes": d.counts([0.4, 0.15, 0.1]),
        "deposit_type": d.pick(["No Deposit", "Non Refund"], [[1, 0], [1, 0], [6, 4]]),
        "agent": d.pick([240, 250, 9, 14, 134, "NULL"], [[6, 2, 1, 1, 0, 2], [0, 0, 1, 1, 0, 9], [1, 0, 7, 1, 3, 1]]),
        "company": d.pick([40, 223, 67, "NULL"], [[0, 0, 0, 1], [3, 3, 1, 4], [0, 0, 0, 1]]),
        "days_in_waiting_list": [x if d.random.random() < 0.1 else 0 for x in d.whole(5, 120)],
        "customer_type": d.pick(["Transient", "Transient-Party", "Contract", "Group"], [[7, 2, 1, 0], [8, 2, 0, 0.1], [6, 4, 1, 0.1]]),
        "adr": d.normal([145, 88, 75], 20, 0, 400, 2),
        "required_car_parking_spaces": [int(b) for b in d.chance([0.2, 0.05, 0.0])],
        "total_of_special_requests": d.counts([1.1, 0.3, 0.3]),
        "reservation_status": status,
        "reservation_status_date": [(s + datetime.timedelta(days=w) if not c
                                     else s - datetime.timedelta(days=int(le * 0.6))).isoformat()
                                    for s, w, c, le in zip(start, week, canceled, lead)],
    })


def insurance_claims(folder):
    # careful and long insured; young in old cars; dear cars in the city
    d = Draw(5, 350, [0.45, 0.3, 0.25])
    n = d.rows
    claim = d.tailed([9000, 30000, 64000], 0.35, 0)
    injury = [round(c * d.random.uniform(0.08, 0.16), -1) for c in claim]
    damage = [round(c * d.random.uniform(0.08, 0.16), -1) for c in claim]
    vehicle = [round(c - i - p, -1) for c, i, p in zip(claim, injury, damage)]
    kind_of = d.pick(["Parked Car", "Single Vehicle Collision", "Multi-vehicle Collision", "Vehicle Theft"],
                     [[6, 2, 2, 1], [1, 6, 3, 1], [1, 3, 6, 2]])
    write(folder / "insurance-claims.csv", {
        "months_as_customer": d.normal([300, 60, 170], 50, 0, 480),
        "age": d.normal([51, 27, 40], 5, 18, 80),
        "policy_number": d.ids(100804, 999435),
        "policy_bind_date": [day("1996-01-01", x).isoformat() for x in d.whole(0, 6900)],
        "policy_state": d.pick(["OH", "IL", "IN"], [3, 3, 3]),
        "region_code": d.pick([8, 28, 46, 41, 15, 30], [[4, 3, 1, 1, 1, 1], [1, 2, 5, 1, 1, 1], [1, 6, 1, 3, 1, 1]]),
        "policy_csl": d.pick(["250/500", "100/300", "500/1000"], [[4, 3, 3], [2, 7, 1], [3, 2, 6]]),
        "policy_deductable": d.pick([500, 1000, 2000], [[4, 3, 2], [6, 3, 1], [2, 3, 6]]),
        "policy_annual_premium": d.normal([1050, 1350, 1600], 130, 400, 2400, 2),
        "umbrella_limit": d.pick([0, 4000000, 5000000, 6000000], [[8, 1, 1, 1], [12, 0, 0, 1], [4, 1, 2, 4]]),
        "insured_zip": [d.random.randint(430104, 620962) for _ in range(n)],
        "insured_sex": d.pick(["MALE", "FEMALE"], [1, 1]),
        "insured_education_level": d.pick(["High School", "College", "Associate", "Masters", "PhD", "JD"],
                                          [[3, 2, 2, 2, 1, 1], [5, 3, 2, 0, 0, 0], [1, 2, 2, 4, 2, 3]]),
        "insured_occupation": d.pick(["craft-repair", "sales", "tech-support", "exec-managerial", "other-service"],
                                     [[3, 2, 2, 2, 2], [4, 3, 1, 0, 4], [0, 2, 3, 7, 1]]),
        "capital-gains": [x * 100 if d.random.random() < 0.5 else 0 for x in d.normal([300, 200, 560], 100, 10, 1000)],
        "capital-loss": [-x * 100 if d.random.random() < 0.5 else 0 for x in d.normal([250, 200, 560], 100, 10, 1100)],
        "incident_date": [day("2015-01-01", x).isoformat() for x in d.whole(0, 59)],
        "incident_type": kind_of,
        "collision_type": ["?" if k in ("Parked Car", "Vehicle Theft") else c
                           for k, c in zip(kind_of, d.pick(["Rear Collision", "Side Collision", "Front Collision"], [1, 1, 1]))],
        "incident_severity": d.pick(["Trivial Damage", "Minor Damage", "Major Damage", "Total Loss"],
                                    [[4, 6, 1, 0], [0, 4, 5, 2], [0, 2, 6, 4]]),
        "incident_hour_of_the_day": d.whole(0, 23),
        "number_of_vehicles_involved": [1 if k != "Multi-vehicle Collision" else d.random.choice([2, 3, 4]) for k in kind_of],
        "property_damage": d.pick(["YES", "NO", "?"], [3, 3.4, 3.6]),
        "bodily_injuries": d.counts([0.3, 1.0, 1.2]),
        "witnesses": d.pick([0, 1, 2, 3], [1, 1, 1, 1]),
        "police_report_available": d.pick(["YES", "NO", "?"], [3, 3.4, 3.6]),
        "total_claim_amount": [int(i + p + v) for i, p, v in zip(injury, damage, vehicle)],
        "injury_claim": [int(x) for x in injury],
        "property_claim": [int(x) for x in damage],
        "vehicle_claim": [int(x) for x in vehicle],
        "auto_make": d.pick(["Saab", "Dodge", "Subaru", "BMW", "Mercedes", "Honda"],
                            [[3, 3, 4, 1, 1, 4], [4, 5, 3, 0, 0, 3], [1, 0, 0, 6, 6, 1]]),
        "auto_year": d.normal([2007, 1999, 2013], 2, 1995, 2015),
        "fraud_reported": yes_no(d.chance([0.1, 0.3, 0.4]), "Y", "N"),
    })


def saas_orders(folder):
    # 64 customers in 360 lines of orders
    d = Draw(6, 64, [0.3, 0.5, 0.2])
    names = [f"{d.name()} {d.random.choice(['Ltd', 'Group', 'Systems', 'AG'])}" for _ in range(d.rows)]
    industry = d.pick(["Finance", "Energy", "Retail", "Tech", "Healthcare"], [2, 1, 2, 3, 1])
    segment = d.pick(["SMB", "Strategic", "Enterprise"], [[8, 1, 1], [5, 3, 2], [0, 4, 6]])
    place = d.pick([("EMEA", "UKIR", "United Kingdom", "London"), ("AMER", "NAMER", "United States", "Austin"),
                    ("APJ", "ANZ", "Australia", "Sydney"), ("EMEA", "EU-WEST", "France", "Paris")], [3, 4, 2, 2])
    product = ["ContactMatcher", "Data Smasher", "Site Analytics", "Support Desk", "Marketing Suite"]
    people = list(range(64)) + d.random.choices(range(64), [1 + 3 * k for k in d.kind], k=296)
    d.random.shuffle(people)
    columns = {name: [] for name in ["Row ID", "Order ID", "Order Date", "Date Key", "Contact Name", "Country", "City",
                                     "Region", "Subregion", "Customer", "Customer ID", "Industry", "Segment",
                                     "Product", "License", "Sales", "Quantity", "Discount", "Profit"]}
    order = 100000
    for row, person in enumerate(people):
        if row == 0 or d.random.random() > 0.25 or people[row - 1] != person:
            order += d.random.randint(1, 40)
            date = day("2020-01-02", d.random.randint(0, 1400))
        sales = round(80 * math.exp(d.random.gauss(0, 0.8)) * (1 + 2 * d.kind[person]), 3)
        discount = d.random.choice([0, 0, 0.1, 0.2, 0.4])
        values = [row + 1, f"EMEA-{date.year}-{order}", f"{date.month}/{date.day}/{date.year}", date.strftime("%Y%m%d"),
                  d.name() + " " + d.name(), place[person][2], place[person][3], place[person][0], place[person][1],
                  names[person], 1001 + person, industry[person], segment[person], d.random.choice(product),
                  "".join(d.random.choices("0123456789ABCDEFGH", k=10)), sales, d.random.randint(1, 9), discount,
                  round(sales * (0.3 - discount), 4)]
        for column, value in zip(columns.values(), values):
            column.append(value)
    write(folder / "saas-orders.csv", columns)


def groceries(folder):
    # 75 members in 390 basket lines
    d = Draw(7, 75, [0.4, 0.4, 0.2])
    goods = [["whole milk", "other vegetables", "rolls/buns", "yogurt", "root vegetables"],
             ["soda", "bottled beer", "frankfurter", "chocolate", "newspapers"],
             ["pip fruit", "pastry", "bottled water", "citrus fruit", "whipped/sour cream"]]
    member = d.ids(1000, 5000)
    who = list(range(75)) + d.random.choices(range(75), k=315)
    lines = sorted(((day("2014-01-01", d.random.randint(0, 729)), p) for p in who))
    write(folder / "groceries.csv", {
        "Member_number": [member[p] for _, p in lines],
        "Date": [date.strftime("%d-%m-%Y") for date, _ in lines],
        "itemDescription": [d.random.choice(goods[d.kind[p]]) for _, p in lines],
    })


def online_shoppers(folder):
    # look and leave; compare for long; buy
    d = Draw(8, 400, [0.4, 0.35, 0.25])
    pages = [1 + x for x in d.counts([6, 45, 28])]
    admin = d.counts([0.3, 3.0, 3.5])
    info = d.counts([0.05, 1.2, 0.6])
    bounce = [round(max(0, d.random.gauss([0.05, 0.008, 0.004][k], 0.012)), 9) for k in d.kind]
    revenue = d.chance([0.01, 0.08, 0.5])
    value = [round(18 * math.exp(0.7 * d.random.gauss(0, 1)), 8) if k == 2 or d.random.random() < 0.06 else 0.0
             for k in d.kind]
    write(folder / "online-shoppers.csv", {
        "Administrative": admin,
        "Administrative_Duration": [round(a * 30 * math.exp(0.5 * d.random.gauss(0, 1)), 4) for a in admin],
        "Informational": info,
        "Informational_Duration": [round(a * 40 * math.exp(0.5 * d.random.gauss(0, 1)), 4) for a in info],
        "ProductRelated": pages,
        "ProductRelated_Duration": [round(p * 38 * math.exp(0.4 * d.random.gauss(0, 1)), 4) for p in pages],
        "BounceRates": bounce,
        "ExitRates": [round(b + abs(d.random.gauss(0.018, 0.008)), 9) for b in bounce],
        "PageValues": value,
        "SpecialDay": d.pick([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], [[16, 1, 1, 2, 2, 1], [30, 1, 1, 1, 1, 0], [40, 0, 1, 0, 1, 0]]),
        "Month": d.pick(MONTHS[1:], [[1, 8, 1, 12, 2, 2, 2, 2, 2, 6, 5], [1, 4, 0, 6, 2, 3, 3, 3, 3, 9, 6], [0, 3, 0, 5, 1, 2, 2, 3, 3, 12, 5]]),
        "OperatingSystems": d.pick([1, 2, 3, 4, 8], [[3, 4, 4, 1, 0.2], [3, 6, 2, 1, 0.2], [2, 7, 2, 1, 0.1]]),
        "Browser": d.pick([1, 2, 4, 5, 6, 10, 13], [3, 8, 1, 0.7, 0.3, 0.3, 0.2]),
        "Region": d.pick([1, 2, 3, 4, 5, 6, 7, 8, 9], [9, 2, 5, 2, 1, 2, 2, 1, 1]),
        "TrafficType": d.pick([1, 2, 3, 4, 6, 8, 10, 13, 20], [[4, 4, 6, 2, 1, 0, 1, 3, 1], [4, 6, 3, 2, 1, 1, 1, 1, 0], [2, 10, 2, 2, 1, 1, 1, 0, 1]]),
        "VisitorType": d.pick(["Returning_Visitor", "New_Visitor", "Other"], [[9, 1, 0.1], [9.5, 0.5, 0], [6, 4, 0]]),
        "Weekend": yes_no(d.chance([0.2, 0.25, 0.27]), "TRUE", "FALSE"),
        "Revenue": yes_no(revenue, "TRUE", "FALSE"),
    })


def credit_default(folder):
    # pays in full; lives on the limit; late
    d = Draw(9, 350, [0.45, 0.35, 0.2])
    n = d.rows
    limit = [max(10000, round(x / 10000) * 10000) for x in d.tailed([260000, 110000, 50000], 0.45, 0)]
    use = [max(0.0, d.random.gauss([0.06, 0.75, 0.9][k], 0.1)) for k in d.kind]
    columns = {"ID": range(1, n + 1), "X1": limit, "X2": d.pick([1, 2], [4, 6]),
               "X3": d.pick([1, 2, 3, 4], [[5, 4, 1, 0.1], [3, 6, 3, 0], [1, 5, 5, 0]]),
               "X4": d.pick([1, 2, 3], [[5, 5, 0.1], [5, 4, 0.2], [5, 5, 0.2]]),
               "X5": d.normal([38, 34, 33], 8, 21, 75)}
    pay = [d.pick([-2, -1, 0, 1, 2, 3, 8], [[6, 6, 1, 0, 0, 0, 0], [0, 1, 12, 1, 0.5, 0, 0], [0, 0, 3, 2, 8, 2, 0.3]])
           for _ in range(6)]
    bills = [[int(li * u * d.random.gauss(1, 0.06)) - (d.random.random() < 0.02) * 900 for li, u in zip(limit, use)]
             for _ in range(6)]
    paid = [[max(0, int(b * ([1.0, 0.05, 0.03][k]) * math.exp(0.4 * d.random.gauss(0, 1))))
             if d.random.random() > [0.05, 0.05, 0.4][k] else 0 for b, k in zip(bill, d.kind)] for bill in bills]
    for i, column in enumerate(pay + bills + paid):
        columns[f"X{6 + i}"] = column
    columns["Y"] = [int(b) for b in d.chance([0.08, 0.17, 0.68])]
    write(folder / "credit-default.csv", columns)


def survey_likert(folder):
    # content; critical of price; indifferent
    d = Draw(10, 320, [0.4, 0.35, 0.25])
    columns = {"Respondent": range(1, d.rows + 1)}
    for q in range(150):
        block = q // 30
        means = [[4.1, 2.6, 3.1], [3.9, 1.9, 3.0], [2.2, 4.2, 3.0], [4.2, 3.9, 2.1], [3, 3, 3]][block]
        answers = [min(5, max(1, round(d.random.gauss(means[k], 0.9)))) for k in d.kind]
        columns[f"Q{q + 1}"] = ["" if d.random.random() < 0.01 else a for a in answers]
    columns["Age"] = d.normal([47, 35, 41], 9, 18, 80)
    columns["Gender"] = d.pick([1, 2], [[6, 4], [4, 6], [5, 5]])
    write(folder / "survey-likert.csv", columns)


def wholesale_trade(folder):
    # restaurants; shops; both a little
    d = Draw(11, 340, [0.5, 0.35, 0.15])
    write(folder / "wholesale-trade.csv", {
        "Channel": d.pick([1, 2], [[19, 1], [1, 19], [6, 4]]),
        "Region": d.pick([1, 2, 3], [2, 1, 7]),
        "Produce": d.tailed([12500, 5200, 3100], 0.9, 0),
        "Dairy": d.tailed([2500, 9800, 2900], 0.7, 0),
        "Ambient": d.tailed([3100, 14800, 3600], 0.6, 0),
        "Frozen": d.tailed([2300, 850, 1100], 0.9, 0),
        "Cleaning_Paper": d.tailed([480, 5600, 700], 0.8, 0),
        "Counter": d.tailed([1050, 1250, 400], 0.9, 0),
    })


def mobile_usage(folder):
    # little; ordinary; all day
    d = Draw(12, 350, [0.35, 0.4, 0.25])
    minutes = d.normal([75, 230, 510], 35, 25, 600)
    model = d.pick([("Google Pixel 5", "Android"), ("OnePlus 9", "Android"), ("Xiaomi Mi 11", "Android"),
                    ("iPhone 12", "iOS"), ("Samsung Galaxy S21", "Android")], [1, 1, 1, 1, 1])
    write(folder / "mobile-usage.csv", {
        "User ID": range(1, d.rows + 1),
        "Device Model": [m[0] for m in model],
        "Operating System": [m[1] for m in model],
        "App Usage Time (min/day)": minutes,
        "Screen On Time (hours/day)": [round(max(0.8, m / 55 + d.random.gauss(0, 0.6)), 1) for m in minutes],
        "Battery Drain (mAh/day)": [int(300 + 4.6 * m + d.random.gauss(0, 120)) for m in minutes],
        "Number of Apps Installed": [int(max(5, 10 + m / 6.5 + d.random.gauss(0, 7))) for m in minutes],
        "Data Usage (MB/day)": [int(max(90, 3.6 * m + d.random.gauss(0, 130))) for m in minutes],
        "Age": d.whole(18, 59),
        "Gender": d.pick(["Male", "Female"], [1, 1]),
        "User Behavior Class": [1 + (m > 70) + (m > 160) + (m > 290) + (m > 450) for m in minutes],
    })


TABLES = [bank_marketing, telecom_churn, airline_loyalty, hotel_bookings, insurance_claims, saas_orders, groceries,
          online_shoppers, credit_default, survey_likert, wholesale_trade, mobile_usage]

if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for table in TABLES:
        table(target)
