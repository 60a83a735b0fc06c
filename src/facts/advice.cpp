#include "facts/advice.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "facts/segment_facts.h"
#include "measure/share_difference.h"
#include "table/column_name.h"
#include "table/name_meaning.h"

namespace ilk {
namespace {

constexpr std::size_t most_told = 3;

// A dominance from which on a driver tells a segment apart by itself: large, by J. Romano and
// others, as in explain/drivers.h.
constexpr double large_dominance = 0.474;

std::vector<std::string> words_of_column(const ColumnPreparation& column) {
  return words_of(column.schema.name);
}

// The customers of a figure, within a segment and in all others.
struct Arms {
  ArmShare here, rest;
};

Arms arms_of(const Outcome& outcome, const OutcomeFigure& figure, std::size_t segment) {
  Arms arms;
  for (std::size_t s = 0; s < outcome.known.size(); ++s) {
    if (outcome.known[s] == 0) continue;
    ArmShare& arm = s == segment ? arms.here : arms.rest;
    arm.customers += outcome.known[s];
    arm.responded += static_cast<std::uint64_t>(
        std::llround(figure.by_segment[s] * static_cast<double>(outcome.known[s])));
  }
  return arms;
}

bool is_far(double here, double rest) {
  const auto by_a_quarter = [](double a, double b) { return holds_more(a, b) || holds_more(b, a); };
  return by_a_quarter(here, rest) || by_a_quarter(1 - here, 1 - rest);
}

std::optional<RateFinding> far_rate(const Outcome& outcome, std::size_t figure, std::size_t segment,
                                    double significance) {
  const Arms arms = arms_of(outcome, outcome.figures[figure], segment);
  if (arms.here.customers == 0 || arms.rest.customers == 0) return std::nullopt;
  const double here = arms.here.share(), rest = arms.rest.share();
  const Effect difference = share_difference(arms.here, arms.rest, {significance, {}});
  if ((difference.low <= 0 && difference.high >= 0) || !is_far(here, rest)) return std::nullopt;
  return RateFinding{
      0, figure, {}, here, share_interval(arms.here.responded, arms.here.customers), rest};
}

// What each figure of an outcome means: of yes or no by its name, of levels by theirs.
std::vector<OutcomeMeaning> meanings_of(const Outcome& outcome) {
  const auto words = words_of(outcome.schema.name);
  if (outcome.schema.kind == Kind::boolean) return {meaning_of_outcome(words)};
  std::vector<OutcomeMeaning> meanings;
  for (const OutcomeFigure& figure : outcome.figures)
    meanings.push_back(meaning_of_level(words_of(figure.what)));
  return meanings;
}

// The figures of an outcome that are worth a word: those that mean something, the bad before the
// good; where none does the yes, or of two levels the rarer one.
std::vector<std::size_t> telling_figures(const Outcome& outcome,
                                         const std::vector<OutcomeMeaning>& meanings) {
  constexpr std::size_t two = 2;
  std::vector<std::size_t> figures;
  for (std::size_t f = 0; f < meanings.size(); ++f)
    if (meanings[f] != OutcomeMeaning::unknown) figures.push_back(f);
  const auto is_bad = [&](std::size_t f) {
    return meanings[f] == OutcomeMeaning::leaves || meanings[f] == OutcomeMeaning::in_distress ||
           meanings[f] == OutcomeMeaning::displeased;
  };
  std::ranges::stable_partition(figures, is_bad);
  if (!figures.empty() || meanings.empty()) return figures;
  if (outcome.schema.kind == Kind::boolean) return {0};
  if (meanings.size() == two && !names_an_end(words_of(outcome.schema.name))) return {1};
  return {};
}

AdviceKind kind_of(OutcomeMeaning meaning, bool is_high) {
  switch (meaning) {
  case OutcomeMeaning::leaves:
    return is_high ? AdviceKind::retain : AdviceKind::learn;
  case OutcomeMeaning::stays:
    return is_high ? AdviceKind::learn : AdviceKind::retain;
  case OutcomeMeaning::in_distress:
    return is_high ? AdviceKind::help : AdviceKind::learn;
  case OutcomeMeaning::pays:
    return is_high ? AdviceKind::learn : AdviceKind::help;
  case OutcomeMeaning::responds:
    return is_high ? AdviceKind::offer : AdviceKind::leave;
  case OutcomeMeaning::displeased:
    return is_high ? AdviceKind::look : AdviceKind::learn;
  case OutcomeMeaning::unknown:
    return AdviceKind::look;
  }
  return AdviceKind::look;
}

std::vector<Advice> from_outcomes(const AdviceBasis& basis, std::size_t segment) {
  const double looks = static_cast<double>(basis.explanation.segments.size() *
                                           std::max<std::size_t>(1, basis.outcomes.size()));
  std::vector<Advice> found;
  for (std::size_t o = 0; o < basis.outcomes.size(); ++o) {
    const Outcome& outcome = basis.outcomes[o];
    if (!outcome.is_share || names_an_earlier_result(words_of(outcome.schema.name))) continue;
    const auto meanings = meanings_of(outcome);
    for (const std::size_t f : telling_figures(outcome, meanings)) {
      auto rate = far_rate(outcome, f, segment, 0.05 / looks);
      if (!rate) continue;
      rate->outcome = o;
      rate->meaning = meanings[f];
      found.push_back({kind_of(rate->meaning, rate->here > rate->rest), *rate});
      break;
    }
  }
  return found;
}

HeldTotal held_of(const std::vector<ColumnPreparation>& columns, const Segment& segment,
                  std::size_t j) {
  const AttributeProfile& attribute = segment.attributes[j];
  return {{j},
          attribute.share_of_total,
          attribute.total_interval,
          meaning_of_total(words_of_column(columns[j]))};
}

bool surely_much(const HeldTotal& total, double share) {
  return holds_much(total.held, share) && total.interval.low > share;
}

bool surely_little(const HeldTotal& total, double share) {
  return total.held <= little_held * share && total.interval.high < share;
}

// Whether there is a total that says what customers are worth.
bool has_value(const AdviceBasis& basis, const Segment& segment) {
  return !basis.explanation.value.empty() && !std::isnan(segment.share_of_value);
}

// Totals of money whose meaning is known: what customers are worth first, if there is such a thing,
// then those that the segment holds most of.
std::vector<HeldTotal> known_totals(const AdviceBasis& basis, const Segment& segment) {
  const auto& value = basis.explanation.value;
  std::vector<HeldTotal> totals;
  const bool weighed = has_value(basis, segment);
  if (weighed)
    totals.push_back({value, segment.share_of_value, segment.value_interval, TotalMeaning::brings});
  for (std::size_t j = 0; j < segment.attributes.size(); ++j) {
    const ColumnPreparation& column = basis.columns[j];
    const bool is_value = std::ranges::find(value, j) != value.end();
    if (column.part != Part::value || column.schema.kind != Kind::amount ||
        std::isnan(segment.attributes[j].share_of_total) || (is_value && value.size() == 1))
      continue;
    HeldTotal total = held_of(basis.columns, segment, j);
    if (is_value) total.meaning = TotalMeaning::brings;
    if (total.meaning != TotalMeaning::none) totals.push_back(std::move(total));
  }
  std::ranges::stable_sort(totals.begin() + (weighed ? 1 : 0), totals.end(), std::greater{},
                           &HeldTotal::held);
  return totals;
}

// Those who came lately, or bought lately, have brought little yet.
bool came_lately(const AdviceBasis& basis, const Segment& segment) {
  return std::ranges::any_of(segment.drivers, [&](const Driver& driver) {
    const auto words = words_of_column(basis.columns[driver.attribute]);
    return driver.dominance() <= -medium_dominance &&
           (names_time_as_customer(words) || names_time_since_purchase(words));
  });
}

// Whether two totals say much the same: bills of one month and of the next.
bool say_the_same(const AdviceBasis& basis, const HeldTotal& a, const HeldTotal& b) {
  const auto& redundancy = basis.explanation.redundancy;
  return redundancy && redundancy->among(a.columns.front(), b.columns.front());
}

// `main` first, then what customers are worth, then the others that stand out.
HoldingFinding holding_about(const AdviceBasis& basis, std::size_t main,
                             const std::vector<HeldTotal>& totals, double share) {
  constexpr std::size_t most_totals = 3;
  HoldingFinding finding{share, {totals[main]}};
  const auto is_news = [&](const HeldTotal& total) {
    return (surely_much(total, share) || surely_little(total, share)) &&
           std::ranges::none_of(finding.totals, [&](const HeldTotal& told) {
             return say_the_same(basis, told, total);
           });
  };
  for (std::size_t t = 0; t < totals.size() && finding.totals.size() < most_totals; ++t)
    if (t != main && ((t == 0 && totals[t].meaning == TotalMeaning::brings) || is_news(totals[t])))
      finding.totals.push_back(totals[t]);
  return finding;
}

// The value, else the total that it holds most of, of those that mean `what`.
std::optional<std::size_t> much_of(const std::vector<HeldTotal>& totals, double share,
                                   std::initializer_list<TotalMeaning> what) {
  for (std::size_t t = 0; t < totals.size(); ++t)
    if (std::ranges::find(what, totals[t].meaning) != what.end() && surely_much(totals[t], share))
      return t;
  return std::nullopt;
}

std::optional<Advice> from_totals(const AdviceBasis& basis, const Segment& segment) {
  const auto totals = known_totals(basis, segment);
  const double share = segment.share;
  const auto about = [&](AdviceKind kind, std::size_t main) {
    return Advice{kind, holding_about(basis, main, totals, share)};
  };
  const bool weighed = has_value(basis, segment);
  const auto brought = much_of(totals, share, {TotalMeaning::brings});
  if (brought && (!weighed || *brought == 0)) return about(AdviceKind::keep, *brought);
  if (brought) return about(AdviceKind::weigh, *brought);
  if (const auto total = much_of(totals, share, {TotalMeaning::holds, TotalMeaning::moves}))
    return about(AdviceKind::weigh, *total);
  if (weighed && surely_little(totals.front(), share) && !came_lately(basis, segment))
    return about(AdviceKind::lean, 0);
  return std::nullopt;
}

std::optional<ApartFinding> apart_by(const AdviceBasis& basis, const Segment& segment,
                                     const Driver& driver) {
  const std::size_t j = driver.attribute;
  const AttributeProfile& here = segment.attributes[j];
  const AttributeProfile& everybody = basis.explanation.population[j];
  const std::uint64_t others = everybody.known - std::min(here.known, everybody.known);
  if (here.known == 0 || others == 0) return std::nullopt;
  const auto met = [](double share, std::uint64_t n) {
    return static_cast<std::uint64_t>(std::llround(share * static_cast<double>(n)));
  };
  if (is_zeros_and_ones(basis.columns[j])) {
    const auto yes = met(here.mean, here.known);
    const auto all = met(everybody.mean, everybody.known);
    return ApartFinding{j, true, here.mean,
                        static_cast<double>(all - std::min(all, yes)) / static_cast<double>(others),
                        share_interval(yes, here.known)};
  }
  // The variance is at most that of a share of the smaller side: Z. W. Birnbaum & O. M. Klose,
  // "Bounds for the variance of the Mann-Whitney statistic" (1957).
  const std::uint64_t pairs = std::min(here.known, others);
  return ApartFinding{j, false, driver.auc, 1 - driver.auc,
                      share_interval(met(driver.auc, pairs), pairs)};
}

bool is_clear(const Driver& driver, const ApartFinding& apart, double limit) {
  if (std::abs(driver.dominance()) < limit) return false;
  constexpr double even = 0.5;
  const double against = apart.is_share ? apart.rest : even;
  return driver.is_high() ? apart.interval.low > against : apart.interval.high < against;
}

// Much of a limit is used up from this share on.
constexpr double used_up = 0.8;

bool is_strained(const ColumnPreparation& column, const Driver& driver, const Segment& segment) {
  if (column.part != Part::value) return false;
  switch (strain_side(words_of_column(column))) {
  case StrainSide::high:
    return driver.is_high();
  case StrainSide::low:
    return !driver.is_high();
  case StrainSide::near_one:
    return driver.is_high() && column.schema.kind == Kind::ratio &&
           segment.attributes[driver.attribute].median >= used_up;
  case StrainSide::none:
    return false;
  }
  return false;
}

// What those do who are short of money, where the segment does it far more than the others.
std::optional<Advice> from_strain(const AdviceBasis& basis, const Segment& segment) {
  const auto totals = known_totals(basis, segment);
  for (const Driver& driver : segment.drivers) {
    if (!is_strained(basis.columns[driver.attribute], driver, segment)) continue;
    const auto apart = apart_by(basis, segment, driver);
    if (!apart || !is_clear(driver, *apart, large_dominance)) continue;
    if (const auto total = much_of(totals, segment.share, {TotalMeaning::strain}))
      return Advice{AdviceKind::help, holding_about(basis, *total, totals, segment.share)};
    return Advice{AdviceKind::help, *apart};
  }
  return std::nullopt;
}

std::optional<Advice> from_what_sets_apart(const AdviceBasis& basis, const Segment& segment) {
  for (const Driver& driver : told_drivers(segment)) {
    if (names_a_sensitive_trait(words_of_column(basis.columns[driver.attribute]))) continue;
    const auto apart = apart_by(basis, segment, driver);
    if (apart && is_clear(driver, *apart, medium_dominance))
      return Advice{AdviceKind::know, *apart};
  }
  return std::nullopt;
}

bool advises(const std::vector<Advice>& advice, AdviceKind kind) {
  return std::ranges::find(advice, kind, &Advice::kind) != advice.end();
}

// Nobody is told two things that do not go together.
bool goes_with(const std::vector<Advice>& advice, AdviceKind kind) {
  const bool helps = advises(advice, AdviceKind::help),
             retains = advises(advice, AdviceKind::retain);
  switch (kind) {
  case AdviceKind::offer:
  case AdviceKind::weigh: // what they owe is no merit of theirs
    return !helps;
  case AdviceKind::leave:
    return !helps && !retains;
  case AdviceKind::lean:
    return !helps && !retains && !advises(advice, AdviceKind::offer) &&
           !advises(advice, AdviceKind::look);
  default:
    return true;
  }
}

} // namespace

std::string_view name_of(AdviceKind kind) {
  switch (kind) {
  case AdviceKind::help:
    return "help";
  case AdviceKind::retain:
    return "retain";
  case AdviceKind::look:
    return "look";
  case AdviceKind::offer:
    return "offer";
  case AdviceKind::keep:
    return "keep";
  case AdviceKind::weigh:
    return "weigh";
  case AdviceKind::leave:
    return "leave";
  case AdviceKind::learn:
    return "learn";
  case AdviceKind::lean:
    return "lean";
  case AdviceKind::know:
    return "know";
  }
  return "know";
}

std::vector<Advice> advice_for(const AdviceBasis& basis, const Segment& segment) {
  std::vector<Advice> found = from_outcomes(basis, segment.id - 1);
  if (!advises(found, AdviceKind::help))
    if (auto help = from_strain(basis, segment)) found.push_back(std::move(*help));
  if (auto total = from_totals(basis, segment)) found.push_back(std::move(*total));
  std::ranges::stable_sort(found, {}, &Advice::kind);
  std::vector<Advice> told;
  for (Advice& each : found)
    if (told.size() < most_told && !advises(told, each.kind) && goes_with(told, each.kind))
      told.push_back(std::move(each));
  if (told.empty())
    if (auto known = from_what_sets_apart(basis, segment)) told.push_back(std::move(*known));
  return told;
}

} // namespace ilk
