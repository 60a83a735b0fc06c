#include "words/advice_words.h"

#include <array>

#include <fmt/format.h>

#include "facts/figure.h"
#include "words/enumerated.h"
#include "words/segment_words.h"
#include "words/value_words.h"

namespace ilk {
namespace {

constexpr const char* help_words = "Help before you sell";
constexpr const char* check_words = "Check that they can pay before you offer more.";

std::string range_words(const Interval& interval) {
  return fmt::format("({} to {})", figure::share(interval.low).text,
                     figure::share(interval.high).text);
}

std::string outcome_name(const ColumnSchema& schema) {
  return schema.label.empty() ? schema.name : schema.label;
}

// "churn 43.9% (42.1% to 45.7%), the rest 20.1%"; of a level "attrition flag: Attrited Customer".
std::string rate_words(const RateFinding& rate, const Outcome& outcome) {
  std::string what = outcome_name(outcome.schema);
  if (outcome.schema.kind != Kind::boolean) what += ": " + outcome.figures[rate.figure].what;
  return fmt::format("{} {} {}, the rest {}", what, figure::share(rate.here).text,
                     range_words(rate.interval), figure::share(rate.rest).text);
}

std::string what_keeps(OutcomeMeaning meaning) {
  switch (meaning) {
  case OutcomeMeaning::leaves:
  case OutcomeMeaning::stays:
    return "Learn what keeps them";
  case OutcomeMeaning::in_distress:
  case OutcomeMeaning::pays:
    return "Leave their credit as it is, and learn from them";
  default:
    return "Learn what goes well here";
  }
}

AdviceWords parts_of(AdviceKind kind, const RateFinding& rate, const Outcome& outcome) {
  const std::string figures = rate_words(rate, outcome);
  switch (kind) {
  case AdviceKind::help:
    return {help_words, figures, "", "Offer no further credit."};
  case AdviceKind::retain:
    return {"Retain them, and find out why first", figures, "", ""};
  case AdviceKind::offer:
    return {"Ask them first", figures, "", "Hold some out: it shows whom an offer moves."};
  case AdviceKind::leave:
    return {"Leave them alone with such offers", figures, "", ""};
  case AdviceKind::learn:
    return {what_keeps(rate.meaning), figures, "", ""};
  default:
    return {rate.meaning == OutcomeMeaning::unknown ? "Find out why, good or bad, before you act"
                                                    : "Find out why, and mend it",
            figures, "", ""};
  }
}

// A share and the ends of its interval, with a decimal where without one an end would not be told
// from the share.
std::array<std::string, 3> told_apart(double share, const Interval& interval) {
  const auto rough = [](double value) { return figure::rough_share(value).text; };
  const auto fine = [](double value) { return figure::share(value).text; };
  const bool same = rough(interval.low) == rough(share) || rough(interval.high) == rough(share);
  return same ? std::array{fine(share), fine(interval.low), fine(interval.high)}
              : std::array{rough(share), rough(interval.low), rough(interval.high)};
}

std::string total_words(const HeldTotal& total, const std::vector<ColumnPreparation>& columns) {
  return fmt::format("{} of all {}", figure::rough_share(total.held).text,
                     value_label(total.columns, columns));
}

std::string held_words(const HoldingFinding& holding,
                       const std::vector<ColumnPreparation>& columns) {
  const HeldTotal& main = holding.totals.front();
  const auto [held, low, high] = told_apart(main.held, main.interval);
  return fmt::format("{} of all {} ({} to {}) from {} of the customers", held,
                     value_label(main.columns, columns), low, high,
                     figure::rough_share(holding.share).text);
}

std::string other_totals(const HoldingFinding& holding,
                         const std::vector<ColumnPreparation>& columns) {
  std::vector<std::string> others;
  for (std::size_t t = 1; t < holding.totals.size(); ++t)
    others.push_back(total_words(holding.totals[t], columns));
  return enumerated(others);
}

AdviceWords parts_of(AdviceKind kind, const HoldingFinding& holding, const AdviceBasis& basis) {
  AdviceWords words{"Spend little on them", held_words(holding, basis.columns),
                    other_totals(holding, basis.columns), ""};
  const auto& value = basis.explanation.value;
  if (kind == AdviceKind::help) {
    words.what = help_words;
    words.then = check_words;
  } else if (kind == AdviceKind::keep) {
    words.what = "Keep them";
  } else if (kind == AdviceKind::weigh) {
    words.what = value.empty() ? "Mind what they hold"
                               : fmt::format("Do not judge them by {} alone",
                                             value_label(value, basis.columns));
  }
  return words;
}

AdviceWords parts_of(AdviceKind kind, const ApartFinding& apart, const AdviceBasis& basis,
                     const Segment& segment) {
  const ColumnPreparation& column = basis.columns[apart.attribute];
  const std::string label = part_label(column).empty() ? part_name(column) : part_label(column);
  std::string figures;
  if (apart.is_share)
    figures = fmt::format("{} {} {}, the rest {}", label, figure::share(apart.here).text,
                          range_words(apart.interval), figure::share(apart.rest).text);
  else {
    const bool high = apart.here > apart.rest;
    const Interval& i = apart.interval;
    const Interval side = high ? i : Interval{1 - i.high, 1 - i.low};
    const auto [how_often, low, most] = told_apart(high ? apart.here : apart.rest, side);
    figures = fmt::format("{} {}; {} in {} of pairs with others ({} to {})", label,
                          plain_words(column, segment.attributes[apart.attribute],
                                      basis.explanation.population[apart.attribute]),
                          high ? "higher" : "lower", how_often, low, most);
  }
  return kind == AdviceKind::help ? AdviceWords{help_words, figures, "", check_words}
                                  : AdviceWords{"Know them by this", figures, "", ""};
}

} // namespace

std::string AdviceWords::reasons() const {
  return figures + (more.empty() ? "" : "; " + more) + "." + (then.empty() ? "" : " " + then);
}

std::string AdviceWords::text() const {
  return what + ": " + reasons();
}

std::string AdviceWords::brief() const {
  return what + ": " + figures + ".";
}

AdviceWords advice_words(const Advice& advice, const AdviceBasis& basis, const Segment& segment) {
  if (const auto* rate = std::get_if<RateFinding>(&advice.finding))
    return parts_of(advice.kind, *rate, basis.outcomes[rate->outcome]);
  if (const auto* holding = std::get_if<HoldingFinding>(&advice.finding))
    return parts_of(advice.kind, *holding, basis);
  return parts_of(advice.kind, std::get<ApartFinding>(advice.finding), basis, segment);
}

std::string no_advice_words() {
  return "No outcome, total or attribute sets this segment far enough apart to say what to do.";
}

std::string advice_note_words() {
  return "What to do follows from the table alone: from outcomes, from totals of money and from "
         "what sets a segment apart. Ranges in brackets are 95% intervals; the rest are all other "
         "segments. A playbook puts plays, lists and hold-outs in its place: `ilk playbook` begins "
         "one, `ilk run --playbook` takes it.";
}

} // namespace ilk
