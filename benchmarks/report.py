"""The table of results as text."""

from pathlib import Path

HEAD = ["work", "peer", "ilk", "peer's time", "ratio", "target", "met", "of the limit",
        "ilk's memory", "agreement"]


def seconds(value):
    if value >= 1:
        return f"{value:.3g} s" if value < 1000 else f"{value:.0f} s"
    return f"{value * 1e3:.3g} ms"


def spread(times):
    """Median, with the shortest and longest round."""
    threads = f", {times.threads} thread{'s' if times.threads > 1 else ''}"
    return (f"{seconds(times.median)} ({seconds(min(times.seconds))} to "
            f"{seconds(max(times.seconds))}{threads})")


def cells(result):
    row = result.row
    wanted = ([f"{row.target:g}x"] if row.target else []) + [d.words for d in row.demands]
    met = "" if not wanted else "no: " + ", ".join(result.misses) if result.misses else "yes"
    memory = result.ilk.answer.get("peak_memory")
    return [row.work,
            result.peer.who if result.peer else "",
            spread(result.ilk),
            spread(result.peer) if result.peer else "",
            f"{result.ratio:.2f}x" if result.peer else "",
            ", ".join(wanted) or "none",
            met,
            f"{100 * result.fraction:.0f}%" if result.fraction is not None else "",
            f"{memory / 1e6:.0f} MB" if memory else "",
            ("" if result.check.agrees else "DISAGREES: ") + result.check.text]


def table(results, limits):
    """`limits` says why targets are missed; None leaves the reasons out."""
    lines = [HEAD] + [cells(result) for result in results]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    text = ["| " + " | ".join(c.ljust(w) for c, w in zip(line, widths)) + " |" for line in lines]
    text.insert(1, "|" + "|".join("-" * (w + 2) for w in widths) + "|")
    missed = [result for result in results if result.misses]
    if missed and limits is not None:
        text += ["", "Targets that are missed:", ""]
        text += [f"- {r.row.name} ({', '.join(r.misses)}): "
                 f"{limits.get(r.row.name, 'no explanation yet')}" for r in missed]
    return "\n".join(text)


def document(table_text, origin, about):
    return "\n".join([
        "# Results", "",
        "Written by `./bench`; [README.md](README.md) says what is compared and how.", "",
        table_text, "",
        "Times are medians, with the shortest and longest round. A peer is tried with one and two",
        "threads where it has them; its better median counts. *Of the limit*: the larger share of",
        "the machine's measured peaks that the work's least arithmetic and least memory traffic,",
        "as README.md states them, come to.", "",
        "## Where", "",
        *[f"- {key}: {value}" for key, value in about.items()],
        f"- data: {origin}", "",
        (Path(__file__).parent / "large.md").read_text()])
