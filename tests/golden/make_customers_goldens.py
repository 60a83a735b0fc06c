#!/usr/bin/env python3
"""Make data/customers.json and four logs of purchases, data/log_*.csv: what pandas takes of them by customer.

    pip install -r requirements_behaviour.txt && python make_customers_goldens.py data

The logs are drawn with fixed seeds. Attributes are plain group-bys; what models of buying know of a customer
(frequency, recency, T, monetary value) is what lifetimes makes of the same rows.
"""

import json
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd
from lifetimes.utils import summary_data_from_transaction_data

warnings.simplefilter("ignore")


def moments(rng, count, first, last):
    """So many minutes from the first day to the last, no two the same."""
    minutes = (pd.Timestamp(last) - pd.Timestamp(first)).days * 1440
    drawn = rng.choice(minutes, size=count, replace=False)
    return pd.Timestamp(first) + pd.to_timedelta(np.sort(drawn), unit="min")


def retail(rng):
    """Lines of orders with the time, over more than a year; none is returned."""
    rows = []
    for number, when in enumerate(moments(rng, 150, "2023-01-01", "2024-03-20")):
        customer = int(rng.integers(1, 36))
        channel = ["web", "shop", "app"][rng.choice(3, p=[0.6, 0.3, 0.1])]
        for _ in range(int(rng.integers(1, 5))):
            product = int(rng.integers(1, 40))
            rows.append({"order_id": 5000 + number, "customer_id": f"C{customer:03}", "order_time": when,
                         "product": f"P{product:02}", "category": ["tea", "mugs", "pots", "cake"][product % 4],
                         "quantity": int(rng.integers(1, 6)), "unit_price": round(float(rng.gamma(2, 6)) + 0.5, 2),
                         "channel": channel})
    return pd.DataFrame(rows)


def card(rng):
    """Kinds of payments of accounts, as a German bank writes them; the window leaves half a year out."""
    rows = []
    for when in moments(rng, 320, "2022-06-01", "2023-06-30"):
        kind = ["one-off", "instalment", "cash", "fee"][rng.choice(4, p=[0.45, 0.35, 0.19, 0.01])]
        rows.append({"account_id": int(rng.integers(90, 130)), "date": when.normalize(), "kind": kind,
                     "amount": round(float(rng.lognormal(4, 1)), 2)})
    return pd.DataFrame(rows)


def orders(rng):
    """Headers of orders in two currencies, some cancelled, some given back, wholly or in part."""
    rows = []
    for number, when in enumerate(moments(rng, 260, "2024-01-01", "2024-12-01")):
        rows.append({"order": f"A{number}", "customer": int(rng.integers(1, 41)), "date": when,
                     "amount": round(float(rng.lognormal(3.5, 0.8)), 2), "currency": "EUR" if rng.random() < 0.9 else "USD",
                     "status": "cancelled" if rng.random() < 0.08 else "paid"})
    for number, place in enumerate(rng.choice(len(rows), 24, replace=False)):
        of = rows[place]
        if of["status"] == "cancelled":
            continue
        part = 1 if number % 2 == 0 else 0.5
        rows.append({**of, "order": f"R{number}", "date": of["date"] + pd.Timedelta(days=9, minutes=number),
                     "amount": -round(of["amount"] * part, 2)})
    return pd.DataFrame(rows).sort_values("date")


def visits(rng):
    """Days on which members came, twice perhaps, by three gates; no amounts."""
    rows = []
    for _ in range(300):
        day = pd.Timestamp("2024-02-05") + pd.Timedelta(days=int(rng.integers(0, 75)))
        rows.append({"member": f"M-{int(rng.integers(1, 33))}", "visited": day, "channel": f"gate {rng.integers(1, 4)}"})
    return pd.DataFrame(rows).sort_values("visited")


# Where the columns of the logs are, and how each is looked at.
LOGS = [
    {"file": "log_retail.csv", "make": retail, "customer": "customer_id", "when": "order_time", "order": "order_id",
     "product": "product", "kind": "category", "channel": "channel", "times": True, "grain": "month"},
    {"file": "log_card.csv", "make": card, "customer": "account_id", "when": "date", "kind": "kind", "grain": "month",
     "from": "2022-12-15", "until": "2023-06-30", "sep": ";", "decimal": ","},
    {"file": "log_orders.csv", "make": orders, "customer": "customer", "when": "date", "order": "order", "times": True,
     "grain": "month", "currency": "EUR"},
    {"file": "log_visits.csv", "make": visits, "customer": "member", "when": "visited", "channel": "channel",
     "grain": "week"},
]


def undone_by_returns(rows):
    """Places of purchases that a later return of the same customer and amount gave back, the latest of them."""
    undone = []
    for row in rows[rows.value < 0].sort_values("when").itertuples():
        fitting = rows[(rows.customer == row.customer) & (rows.value == -row.value) & (rows.when <= row.when)
                       & ~rows.index.isin(undone)]
        if len(fitting):
            undone.append(fitting.when.idxmax())
    return undone


def periods_of(days, grain):
    return days.dt.to_period({"month": "M", "week": "W-SUN"}[grain])


def slopes(bought, first, window, grain):
    """Least squares through the amount by period, from each customer's first on."""
    periods = pd.period_range(window[0], window[1], freq={"month": "M", "week": "W-SUN"}[grain])
    table = (bought.assign(period=periods_of(bought.day, grain)).pivot_table(
        index="customer", columns="period", values="value", aggfunc="sum").reindex(columns=periods).fillna(0))
    slope = {}
    for customer, amounts in table.iterrows():
        seen = amounts[periods >= first[customer].to_period(periods.freq)].to_numpy()
        slope[customer] = np.polynomial.Polynomial.fit(range(len(seen)), seen, 1).convert().coef[1] if len(seen) > 1 else None
    return pd.Series(slope)


def active_share(bought, first, window, grain):
    freq = {"month": "M", "week": "W-SUN"}[grain]
    periods = pd.period_range(window[0], window[1], freq=freq)
    active = periods_of(bought.day, grain).groupby(bought.customer).nunique()
    seen = first.map(lambda day: (periods >= day.to_period(freq)).sum())
    return active / seen


def levels_with_share(words):
    """The six commonest of at least 2%; one less where there are no others."""
    counts = words.value_counts()
    common = counts[counts >= 0.02 * counts.sum()]
    common = common.sort_index().sort_values(ascending=False, kind="stable").index.tolist()
    return common[:min(6, len(common) - (len(common) == len(counts)))]


def figures(log, rows, window):
    """Attributes by customer: counts, and others."""
    grain, (begin, end) = log["grain"], window
    within = rows[(rows.day >= begin) & (rows.day <= end)]
    undone = undone_by_returns(within) if "value" in within else []
    is_return = within.value < 0 if "value" in within else pd.Series(False, index=within.index)
    bought = within[~is_return & ~within.index.isin(undone)]
    purchases = rows[~rows.index.isin(undone)]  # those before the window too
    purchases = purchases[purchases.value >= 0] if "value" in rows else purchases
    first = purchases.groupby("customer").day.min()[bought.customer.unique()]
    by = bought.groupby("customer")
    lines = by.size()
    if "order" not in bought:
        bought = bought.assign(order=bought.day)
    by_order = bought.groupby(["customer", "order"])
    days = bought.groupby("customer").day.apply(lambda column: column.drop_duplicates().sort_values())
    pauses = days.groupby(level=0).diff().dt.days.dropna()
    counts = pd.DataFrame({
        "recency_days": (end - by.day.max()).dt.days,
        "orders": bought.groupby("customer").order.nunique(),
        "purchases": lines,
        "tenure_days": (end - first).dt.days,
    })
    others = pd.DataFrame({
        "days_between_orders": pauses.groupby(level=0).mean(),
        "irregularity": pauses.groupby(level=0).std(ddof=1) / pauses.groupby(level=0).mean(),
        "weekend_share": (bought.day.dt.dayofweek >= 5).groupby(bought.customer).mean(),
        f"active_{grain}s": active_share(bought, first, window, grain),
    }, index=counts.index)
    if log.get("times"):
        others["night_share"] = ((bought.when.dt.hour >= 22) | (bought.when.dt.hour < 6)).groupby(bought.customer).mean()
    if (end - begin).days >= 364:
        for quarter in range(1, 5):
            others[f"quarter_{quarter}_share"] = (bought.day.dt.quarter == quarter).groupby(bought.customer).mean()
    if "value" in bought:
        order_amounts = by_order.value.sum()
        others["amount"] = within.groupby("customer").value.sum()
        others["average_order"] = order_amounts.groupby(level=0).mean()
        others["largest_order"] = order_amounts.groupby(level=0).max()
        others["amount_trend"] = slopes(bought, first, window, grain)
        if is_return.any():
            counts["returns"] = is_return.groupby(within.customer).sum().reindex(counts.index)
            others["returns_per_purchase"] = counts.returns / lines
    for role in ["kind", "channel"]:
        if role in bought:
            for word in levels_with_share(rows[rows.day <= end][role]):
                name = "share_" + "".join(c if c.isalnum() else "_" for c in word.lower())
                others[name] = (bought[role] == word).groupby(bought.customer).mean()
    for role in ["product", "kind"]:
        if role in bought:
            counts[role + "s"] = by[role].nunique()
    has_value = "value" in bought
    rfm = summary_data_from_transaction_data(
        bought, "customer", "day", monetary_value_col="value" if has_value else None, observation_period_end=end,
        freq="D", include_first_transaction=False)
    return counts, others, rfm


def golden_of(log, folder, seed):
    written = log["make"](np.random.default_rng(seed))
    path = folder / log["file"]
    shape = {"sep": log.get("sep", ","), "decimal": log.get("decimal", ".")}
    dates = "%Y-%m-%d %H:%M" if log.get("times") else "%Y-%m-%d"
    written.to_csv(path, index=False, date_format=dates, lineterminator="\n", **shape)
    rows = pd.read_csv(path, parse_dates=[log["when"]], **shape)  # as others find it
    if "status" in rows:
        rows = rows[rows.status != "cancelled"]
    if "currency" in log:
        rows = rows[rows.currency == log["currency"]]
    if "unit_price" in rows:
        rows["value"] = (rows.quantity * rows.unit_price).round(2)
    elif "amount" in rows:
        rows["value"] = rows.amount
    rows = rows.rename(columns={log[role]: role for role in ["customer", "when", "order", "product", "kind", "channel"]
                                if role in log})
    rows["day"] = rows.when.dt.normalize()
    window = [pd.Timestamp(log.get("from", rows.day.min())), pd.Timestamp(log.get("until", rows.day.max()))]
    counts, others, rfm = figures(log, rows, window)
    customers = []
    for customer in counts.index:
        def plain(table):
            return {name: None if pd.isna(value) else float(value) for name, value in table.loc[customer].items()}
        customers.append({"id": str(customer), "counts": {name: int(count) for name, count in plain(counts).items()},
                          "others": plain(others), "history": plain(rfm)})
    day = (pd.Timestamp("1970-01-01"))
    return {"file": log["file"], "grain": log["grain"], "currency": log.get("currency", ""),
            "from": (window[0] - day).days, "until": (window[1] - day).days, "customers": customers}


def main(folder):
    golden = {
        "what": "figures by customer of the logs beside this file; days since 1970",
        "peers": {name: version(name) for name in ["lifetimes", "numpy", "pandas"]},
        "logs": [golden_of(log, folder, 11 + i) for i, log in enumerate(LOGS)],
    }
    (folder / "customers.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
