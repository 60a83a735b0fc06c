#include "facts/starter_plays.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "base/significant.h"
#include "facts/segment_facts.h"
#include "table/column_name.h"
#include "table/name_meaning.h"

namespace ilk {
namespace {

// A limit between figures that are nearer to one another would be an arbitrary one: in standard
// deviations, half of what Cohen (1988) calls a small effect; and times a fair share.
constexpr double least_apart = 0.1, least_held = 1.1;

// A round number between two.
double between(double low, double high) {
  const double middle = low + (high - low) / 2;
  for (const int digits : {2, 3, 5})
    if (const double round = to_significant(middle, digits); low < round && round < high)
      return round;
  return middle;
}

const ColumnSchema* schema_of(const Table& table, const std::string& name) {
  const auto found = std::ranges::find(table.attributes, name, &ColumnSchema::name);
  return found == table.attributes.end() ? nullptr : &*found;
}

std::span<const float> values_of(const Table& table, const ColumnSchema& schema) {
  const auto column = static_cast<std::size_t>(&schema - table.attributes.data());
  return {table.values.column(column).data(), table.rows()};
}

std::vector<float> ascending(std::span<const float> values) {
  std::vector<float> known;
  std::ranges::copy_if(values, std::back_inserter(known), [](float v) { return !std::isnan(v); });
  std::ranges::sort(known);
  return known;
}

// The condition, with how many meet it; none where nobody or everybody does.
std::optional<StarterCustomer> if_some(StarterCustomer customer, std::span<const float> values,
                                       auto meets) {
  customer.customers =
      static_cast<std::uint64_t>(std::ranges::count_if(values, [&](float v) { return meets(v); }));
  if (customer.customers == 0 || customer.customers == values.size()) return std::nullopt;
  return customer;
}

std::optional<StarterCustomer> bounded(const Table& table, const std::string& name, double limit,
                                       bool at_least) {
  const ColumnSchema* schema = schema_of(table, name);
  if (schema == nullptr || !std::isfinite(limit) || schema->kind == Kind::date) return std::nullopt;
  const double round = to_significant(limit, 3);
  const auto bound = static_cast<float>(round);
  return if_some({name, round, at_least, 0}, values_of(table, *schema),
                 [&](float v) { return at_least ? v >= bound : v <= bound; });
}

std::optional<StarterCustomer> beyond_quantile(const Table& table, const ColumnSchema& schema,
                                               double p, bool at_least) {
  const auto known = ascending(values_of(table, schema));
  if (known.empty()) return std::nullopt;
  const auto place = static_cast<std::size_t>(p * static_cast<double>(known.size() - 1));
  return bounded(table, schema.name, known[place], at_least);
}

// Those with the other answer than the one that the play is about.
std::optional<StarterCustomer> without_outcome(const Table& table, const ColumnSchema& schema,
                                               const std::string& level) {
  const ColumnSchema* here = schema_of(table, schema.name);
  if (here == nullptr) return std::nullopt;
  const auto values = values_of(table, *here);
  if (here->kind == Kind::boolean) {
    const bool yes = level == "yes";
    return if_some({schema.name, !yes, true, 0}, values,
                   [&](float v) { return v == (yes ? 0.0F : 1.0F); });
  }
  constexpr std::size_t two = 2;
  if (here->levels.size() != two) return std::nullopt;
  const std::size_t other = here->levels[0] == level ? 1 : 0;
  return if_some({schema.name, here->levels[other], true, 0}, values,
                 [&](float v) { return v == static_cast<float>(other); });
}

StarterClause bound(std::string column, std::string figure, bool at_least, double limit) {
  StarterClause clause{std::move(column), std::move(figure), {}, {}};
  (at_least ? clause.at_least : clause.at_most) = limit;
  return clause;
}

StarterKind kind_of_play(AdviceKind kind) {
  return kind == AdviceKind::help     ? StarterKind::help
         : kind == AdviceKind::retain ? StarterKind::retain
         : kind == AdviceKind::offer  ? StarterKind::offer
                                      : StarterKind::keep;
}

// Whom an outcome's play leaves out: those who have left, or have responded already.
std::optional<StarterCustomer> customers_of(StarterKind kind, const Table& table,
                                            const ColumnSchema& schema, const std::string& level,
                                            OutcomeMeaning meaning) {
  if (kind == StarterKind::offer) return without_outcome(table, schema, level);
  if (kind != StarterKind::retain || meaning != OutcomeMeaning::leaves) return std::nullopt;
  return without_outcome(table, schema, level);
}

class SegmentPlays {
 public:
  SegmentPlays(const AdviceBasis& basis, const Table& table) : basis_(basis), table_(table) {
    const auto& value = basis.explanation.value;
    if (value.size() == 1) rank_by_ = basis.columns[value.front()].schema.name;
  }

  std::vector<StarterPlay> made() {
    for (const Segment& segment : basis_.explanation.segments) {
      bool served = false, left_alone = false;
      for (const Advice& advice : advice_for(basis_, segment)) {
        left_alone =
            left_alone || advice.kind == AdviceKind::leave || advice.kind == AdviceKind::lean;
        served = add(advice, segment) || served;
      }
      if (!served && !left_alone) add_by_drivers(StarterKind::ask, segment, {});
    }
    return std::move(plays_);
  }

 private:
  bool add(const Advice& advice, const Segment& segment) {
    const bool acts = advice.kind == AdviceKind::help || advice.kind == AdviceKind::retain ||
                      advice.kind == AdviceKind::offer || advice.kind == AdviceKind::keep;
    if (!acts) return false;
    const StarterKind kind = kind_of_play(advice.kind);
    if (const auto* rate = std::get_if<RateFinding>(&advice.finding))
      return add(kind, *rate, segment);
    if (const auto* holding = std::get_if<HoldingFinding>(&advice.finding))
      return add(kind, *holding, segment);
    return add(kind, std::get<ApartFinding>(advice.finding).attribute, segment);
  }

  // By the share of an outcome, half-way between the segments that are far from the others and the
  // nearest of those.
  bool add(StarterKind kind, const RateFinding& found, const Segment& here) {
    const Outcome& outcome = basis_.outcomes[found.outcome];
    const OutcomeFigure& figure = outcome.figures[found.figure];
    const auto customers = customers_of(kind, table_, outcome.schema, figure.what, found.meaning);
    // Clauses know no levels of labels.
    if (outcome.schema.kind != Kind::boolean) return add_by_drivers(kind, here, customers);
    const bool is_high = found.here > found.rest;
    std::vector<double> chosen, others;
    for (const Segment& segment : basis_.explanation.segments) {
      const double rate = figure.by_segment[segment.id - 1];
      if (std::isnan(rate)) continue;
      const auto advice = advice_for(basis_, segment);
      const bool is_chosen = std::ranges::any_of(advice, [&](const Advice& each) {
        const auto* own = std::get_if<RateFinding>(&each.finding);
        return own != nullptr && own->outcome == found.outcome && own->figure == found.figure &&
               (own->here > own->rest) == is_high;
      });
      (is_chosen ? chosen : others).push_back(rate);
    }
    StarterPlay play = about(kind, outcome.schema);
    play.clauses = {
        bound(outcome.schema.name, "mean", is_high, limit_between(chosen, others, is_high))};
    play.customer = customers;
    return keep(std::move(play), here,
                [&](const Segment& segment) { return figure.by_segment[segment.id - 1]; });
  }

  static double limit_between(const std::vector<double>& chosen, const std::vector<double>& others,
                              bool is_high) {
    const double edge = is_high ? std::ranges::min(chosen) : std::ranges::max(chosen);
    std::optional<double> nearest;
    for (const double rate : others)
      if (is_high ? rate < edge : rate > edge)
        nearest = !nearest ? rate : is_high ? std::max(*nearest, rate) : std::min(*nearest, rate);
    const double other = nearest.value_or(is_high ? 0 : 1);
    return between(std::min(edge, other), std::max(edge, other));
  }

  bool add(StarterKind kind, const HoldingFinding& holding, const Segment& segment) {
    const auto& columns = holding.totals.front().columns;
    return add(
        kind,
        *std::ranges::max_element(
            columns, {}, [&](std::size_t j) { return segment.attributes[j].share_of_total; }),
        segment);
  }

  // By what a segment holds of a column's total, else by its mean.
  bool add(StarterKind kind, std::size_t j, const Segment& segment) {
    const ColumnSchema& schema = basis_.columns[j].schema;
    const AttributeProfile& here = segment.attributes[j];
    const double times = here.share_of_total / segment.share;
    if (!(times >= least_held)) {
      std::vector<std::size_t> columns = {j};
      for (const Driver& driver : segment.drivers) columns.push_back(driver.attribute);
      return add_apart(kind, columns, segment, {});
    }
    StarterPlay play = about(kind, schema);
    play.clauses = {bound(schema.name, "concentration", true, between(1, times))};
    play.rank_by = schema.name;
    play.customer = bounded(table_, schema.name, here.median, true);
    return keep(std::move(play), segment, [&](const Segment& each) {
      return each.attributes[j].share_of_total / each.share;
    });
  }

  // By figures that tell the segment from all others: of few columns, those named first before the
  // others. Where no three do, there is no play.
  bool add_apart(StarterKind kind, const std::vector<std::size_t>& columns, const Segment& segment,
                 const std::optional<StarterCustomer>& customer) {
    constexpr std::size_t most_clauses = 3;
    StarterPlay play;
    std::vector<std::uint32_t> alike; // other segments in which all clauses hold
    for (const Segment& each : basis_.explanation.segments)
      if (each.id != segment.id) alike.push_back(each.id);
    for (const std::size_t j : columns) {
      if (alike.empty() || play.clauses.size() == most_clauses) break;
      const auto clause = clause_apart(j, segment);
      if (!clause) continue;
      const auto left_out = std::erase_if(
          alike, [&](std::uint32_t id) { return !clause->holds(difference_of(j, id)); });
      if (left_out == 0) continue;
      if (play.clauses.empty()) play = about(kind, basis_.columns[j].schema);
      play.clauses.push_back(*clause);
    }
    if (play.clauses.empty() || !alike.empty()) return false;
    play.segments = {segment.id};
    play.customer = customer;
    play.whom = segment.name;
    plays_.push_back(std::move(play));
    return true;
  }

  double difference_of(std::size_t j, std::uint32_t id) const {
    return basis_.explanation.segments[id - 1].attributes[j].difference;
  }

  // By the mean, on the side of everybody's on which the segment's lies: with those that are as
  // near to it as not to be told from it, half-way to the next.
  std::optional<StarterClause> clause_apart(std::size_t j, const Segment& segment) const {
    const ColumnPreparation& column = basis_.columns[j];
    const bool is_told = (column.part == Part::value || column.part == Part::level) &&
                         !column.pooled && column.codes.size() <= 1;
    if (!is_told || names_a_sensitive_trait(words_of(column.schema.name))) return std::nullopt;
    double edge = segment.attributes[j].difference;
    const double side = edge > 0 ? 1 : -1;
    std::vector<double> further; // nearest first
    for (const Segment& each : basis_.explanation.segments)
      if (const double other = each.attributes[j].difference; side * other < side * edge)
        further.push_back(other);
    std::ranges::sort(further, [&](double a, double b) { return side * a > side * b; });
    for (const double other : further) {
      if (std::abs(edge - other) >= least_apart)
        return bound(part_name(column), "difference", side > 0,
                     between(std::min(edge, other), std::max(edge, other)));
      edge = other;
    }
    return std::nullopt;
  }

  // By the strongest drivers.
  bool add_by_drivers(StarterKind kind, const Segment& segment,
                      const std::optional<StarterCustomer>& customer) {
    std::vector<std::size_t> columns;
    for (const Driver& driver : segment.drivers) columns.push_back(driver.attribute);
    return add_apart(kind, columns, segment, customer);
  }

  StarterPlay about(StarterKind kind, const ColumnSchema& schema) const {
    return {kind, in_words(schema.name), "", {}, {}, {}, rank_by_};
  }

  // Of plays of one kind by the same figure the one with the most segments stays.
  bool keep(StarterPlay play, const Segment& here, auto figure_of) {
    const StarterClause& clause = play.clauses.front();
    for (const Segment& segment : basis_.explanation.segments)
      if (clause.holds(figure_of(segment))) play.segments.push_back(segment.id);
    if (!std::ranges::binary_search(play.segments, here.id)) return false;
    for (StarterPlay& each : plays_)
      if (const StarterClause& other = each.clauses.front();
          each.kind == play.kind && each.whom.empty() && other.column == clause.column &&
          other.figure == clause.figure) {
        if (each.segments.size() < play.segments.size()) each = std::move(play);
        return true;
      }
    plays_.push_back(std::move(play));
    return true;
  }

  const AdviceBasis& basis_;
  const Table& table_;
  std::optional<std::string> rank_by_;
  std::vector<StarterPlay> plays_;
};

// By the first label that says who has left.
std::optional<StarterCustomer> those_still_here(const Table& table) {
  for (const ColumnSchema& schema : table.attributes) {
    if (schema.role != Role::label || names_an_earlier_result(words_of(schema.name))) continue;
    if (schema.kind == Kind::boolean &&
        meaning_of_outcome(words_of(schema.name)) == OutcomeMeaning::leaves)
      return without_outcome(table, schema, "yes");
    for (const std::string& level : schema.levels)
      if (meaning_of_level(words_of(level)) == OutcomeMeaning::leaves)
        return without_outcome(table, schema, level);
  }
  return std::nullopt;
}

bool is_met(const StarterCustomer& customer, const ColumnSchema& schema, float value) {
  if (const bool* yes = std::get_if<bool>(&customer.limit)) return value == (*yes ? 1.0F : 0.0F);
  if (const auto* level = std::get_if<std::string>(&customer.limit))
    return value >= 0 && schema.levels[static_cast<std::size_t>(value)] == *level;
  const auto bound = static_cast<float>(std::get<double>(customer.limit));
  return customer.at_least ? value >= bound : value <= bound;
}

// Nobody who has left is written to, unless a play were left with nobody then.
std::vector<StarterPlay> to_those_still_here(std::vector<StarterPlay> plays, const Table& table) {
  const auto here = those_still_here(table);
  if (!here) return plays;
  const ColumnSchema& label = *schema_of(table, here->column);
  const auto stays = values_of(table, label);
  for (StarterPlay& play : plays) {
    if (play.customer) {
      if (play.customer->column == here->column) continue;
      const ColumnSchema& schema = *schema_of(table, play.customer->column);
      const auto values = values_of(table, schema);
      bool some = false;
      for (std::size_t row = 0; row < values.size() && !some; ++row)
        some = is_met(*play.customer, schema, values[row]) && is_met(*here, label, stays[row]);
      if (!some) continue;
    }
    play.still_here = here;
  }
  return plays;
}

const StarterClause every_segment{"", "customers", 1, {}};

// The plays of a label of yes and no, or of two levels.
std::optional<StarterPlay> play_of_label(const Table& table, const ColumnSchema& schema) {
  if (names_an_earlier_result(words_of(schema.name))) return std::nullopt;
  const bool boolean = schema.kind == Kind::boolean;
  const auto levels = boolean ? std::vector<std::string>{"yes"} : schema.levels;
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const OutcomeMeaning meaning =
        boolean ? meaning_of_outcome(words_of(schema.name)) : meaning_of_level(words_of(levels[l]));
    if (meaning != OutcomeMeaning::leaves && meaning != OutcomeMeaning::in_distress &&
        meaning != OutcomeMeaning::responds)
      continue;
    const auto known = ascending(values_of(table, schema));
    const auto yes = std::ranges::count(known, boolean ? 1.0F : static_cast<float>(l));
    if (yes == 0 || static_cast<std::size_t>(yes) == known.size()) continue;
    const double rate = static_cast<double>(yes) / static_cast<double>(known.size());
    const StarterKind kind = meaning == OutcomeMeaning::leaves        ? StarterKind::retain
                             : meaning == OutcomeMeaning::in_distress ? StarterKind::help
                                                                      : StarterKind::offer;
    return StarterPlay{kind,
                       in_words(schema.name),
                       "",
                       {},
                       {boolean ? bound(schema.name, "mean", true, between(rate, 1))
                                : every_segment}, // clauses know no levels of labels
                       customers_of(kind, table, schema, levels[l], meaning),
                       {}};
  }
  return std::nullopt;
}

} // namespace

std::vector<StarterPlay> starter_plays(const AdviceBasis& basis, const Table& table) {
  return to_those_still_here(SegmentPlays(basis, table).made(), table);
}

std::vector<StarterPlay> starter_plays(const Table& table) {
  constexpr double upper = 0.75, highest = 0.9, lowest = 0.1;
  std::vector<StarterPlay> plays;
  const auto add = [&](StarterKind kind, const ColumnSchema& schema, StarterClause clause,
                       std::optional<StarterCustomer> customer) {
    if (customer)
      plays.push_back({kind,
                       in_words(schema.name),
                       "",
                       {},
                       {std::move(clause)},
                       std::move(customer),
                       schema.name});
  };
  for (const ColumnSchema& schema : table.attributes)
    if (schema.role == Role::label)
      if (auto play = play_of_label(table, schema)) plays.push_back(std::move(*play));
  for (const ColumnSchema& schema : table.attributes) {
    if (schema.role != Role::attribute) continue;
    const auto words = words_of(schema.name);
    if (strain_side(words) == StrainSide::high && schema.kind != Kind::boolean &&
        schema.kind != Kind::category)
      add(StarterKind::help, schema, every_segment, beyond_quantile(table, schema, highest, true));
    else if (schema.value)
      add(StarterKind::keep, schema, bound(schema.name, "concentration", true, much_held),
          beyond_quantile(table, schema, upper, true));
    else if (names_time_since_purchase(words))
      add(StarterKind::win_back, schema, every_segment,
          beyond_quantile(table, schema, upper, true));
    else if (names_time_as_customer(words) && schema.kind == Kind::duration)
      add(StarterKind::welcome, schema, every_segment,
          beyond_quantile(table, schema, lowest, false));
  }
  if (plays.empty()) plays.push_back({StarterKind::ask, "", "", {}, {every_segment}, {}, {}});
  return to_those_still_here(std::move(plays), table);
}

} // namespace ilk
