#include "profile/observations.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "profile/observe.h"
#include "profile/observed_columns.h"
#include "profile/significance.h"

namespace ilk {
namespace {

constexpr double same_column = 0.85; // rank correlation of columns that say the same
constexpr double of_related = 0.4;
constexpr double of_a_label = 1.3;   // what became of the customers is what people ask first
constexpr double of_the_value = 1.2; // and what they are worth
constexpr double of_words = 0.2;     // of what follows from what words mean
constexpr double per_repeated_kind = 0.6;
constexpr double per_repeated_column = 0.8;

// Effects of different kinds are not alike: a source that makes 30 points more of a total than of
// the customers is as striking as a rank correlation of 0.6.
double weight_of(ObservationKind kind) {
  switch (kind) {
  case ObservationKind::share:
    return 0.5;
  case ObservationKind::concentration:
    return 0.6;
  case ObservationKind::together:
    return 0.8;
  case ObservationKind::regardless:
    return 0.9;
  case ObservationKind::hardly_ever:
    return 0.9;
  case ObservationKind::comes_from:
    return 1.8;
  case ObservationKind::explained:
    return 1.6;
  case ObservationKind::groups:
    return 2;
  case ObservationKind::unrelated:
    return 0.2; // that there is nothing comes last
  }
  return 1;
}

// For each column the first of those that say the same.
std::vector<std::size_t> families(const PairCorrelations& correlations, std::size_t columns) {
  std::vector<std::size_t> family(columns);
  std::iota(family.begin(), family.end(), std::size_t{0});
  for (std::size_t b = 0; b < columns; ++b)
    for (std::size_t a = 0; a < b; ++a)
      if (std::abs(correlations.at(a, b)) >= same_column) {
        const std::size_t from = family[b], to = family[a];
        std::ranges::replace(family, std::max(from, to), std::min(from, to));
      }
  return family;
}

using ColumnPairs = std::set<std::pair<std::size_t, std::size_t>>;

ColumnPairs pairs_within(const std::vector<std::vector<std::size_t>>& related) {
  ColumnPairs pairs;
  for (const auto& columns : related)
    for (const std::size_t a : columns)
      for (const std::size_t b : columns)
        if (a < b) pairs.emplace(a, b);
  return pairs;
}

class Ranking {
 public:
  // `attributes`: the table's, which outlive this.
  Ranking(std::vector<Observation> candidates, const std::vector<ColumnSchema>& attributes,
          std::vector<std::size_t> family, ColumnPairs related)
      : candidates_(std::move(candidates)), attributes_(attributes), family_(std::move(family)),
        related_(std::move(related)) {}

  // Greedy: each time the candidate of most interest beside those chosen already.
  std::vector<Observation> best(std::size_t most) {
    std::vector<Observation> chosen;
    std::vector<bool> out(candidates_.size(), false);
    while (chosen.size() < most) {
      std::size_t next = candidates_.size();
      double highest = 0;
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (out[i]) continue;
        if (subjects_.contains(subject(candidates_[i]))) {
          out[i] = true;
          continue;
        }
        const double interest = interest_of(candidates_[i]);
        if (interest <= highest) continue;
        highest = interest;
        next = i;
      }
      if (next == candidates_.size()) break;
      out[next] = true;
      take(candidates_[next]);
      chosen.push_back(candidates_[next]);
      chosen.back().interest = highest;
    }
    return chosen;
  }

 private:
  // What two observations would say in other words: the families of the columns it relates. The
  // third column of a relation within thirds is told beside the same relation.
  std::set<std::size_t> subject(const Observation& observation) const {
    const bool within = observation.kind == ObservationKind::regardless ||
                        observation.kind == ObservationKind::explained;
    const std::size_t columns =
        std::min(observation.columns.size(), within ? std::size_t{2} : observation.columns.size());
    std::set<std::size_t> families;
    for (std::size_t c = 0; c < columns; ++c) families.insert(family_[observation.columns[c]]);
    return families;
  }

  // One column tells the other: a city its province, a device its system.
  static bool follows_from_words(const Observation& observation) {
    const auto* shares = std::get_if<GroupShares>(&observation.details);
    return shares != nullptr && shares->high_share >= 0.98 && shares->low_share <= 0.02;
  }

  double interest_of(const Observation& observation) const {
    double interest = std::min(1.0, observation.effect * weight_of(observation.kind));
    const auto& columns = observation.columns;
    const auto any = [&](auto&& is) { return std::ranges::any_of(columns, is); };
    if (any([&](std::size_t column) { return attributes_[column].role == Role::label; }))
      interest = std::min(1.0, of_a_label * interest);
    if (any([&](std::size_t column) { return attributes_[column].value; }))
      interest = std::min(1.0, of_the_value * interest);
    if (follows_from_words(observation)) interest *= of_words;
    const bool on_grades = std::ranges::all_of(
        columns, [&](std::size_t column) { return attributes_[column].kind == Kind::score; });
    if (on_grades && observation.kind == ObservationKind::hardly_ever) interest *= of_words;
    const auto families = subject(observation);
    if (columns.size() > 1 && families.size() < 2) interest *= of_related;
    if (columns.size() > 1 &&
        related_.contains({std::min(columns[0], columns[1]), std::max(columns[0], columns[1])}))
      interest *= of_related;
    if (const auto seen = kinds_.find(observation.kind); seen != kinds_.end())
      interest *= std::pow(per_repeated_kind, seen->second);
    for (const std::size_t family : families)
      if (const auto seen = uses_.find(family); seen != uses_.end())
        interest *= std::pow(per_repeated_column, seen->second);
    return interest;
  }

  void take(const Observation& observation) {
    subjects_.insert(subject(observation));
    ++kinds_[observation.kind];
    for (const std::size_t family : subject(observation)) ++uses_[family];
  }

  std::vector<Observation> candidates_;
  const std::vector<ColumnSchema>& attributes_;
  std::vector<std::size_t> family_;
  ColumnPairs related_;
  std::set<std::set<std::size_t>> subjects_;
  std::map<ObservationKind, int> kinds_;
  std::map<std::size_t, int> uses_;
};

} // namespace

namespace {

// Describing one column tests nothing, and what tests nothing must not count as a discovery.
void adjust(std::vector<Observation>& all) {
  std::vector<double> p_values;
  for (const Observation& observation : all)
    if (!std::isnan(observation.p_value)) p_values.push_back(observation.p_value);
  const std::vector<double> q_values = false_discovery_rates(p_values);
  std::size_t next = 0;
  for (Observation& observation : all)
    if (!std::isnan(observation.p_value)) observation.q_value = q_values[next++];
}

} // namespace

std::string_view name_of(ObservationKind kind) {
  switch (kind) {
  case ObservationKind::share:
    return "share";
  case ObservationKind::concentration:
    return "concentration";
  case ObservationKind::together:
    return "together";
  case ObservationKind::unrelated:
    return "unrelated";
  case ObservationKind::regardless:
    return "regardless";
  case ObservationKind::explained:
    return "explained";
  case ObservationKind::comes_from:
    return "comes from";
  case ObservationKind::hardly_ever:
    return "hardly ever";
  case ObservationKind::groups:
    return "groups";
  }
  return "";
}

namespace {

std::vector<Observation> observe_all(Execution& execution, const Table& table,
                                     const std::vector<std::vector<std::size_t>>& related,
                                     const ObserveOptions& options) {
  const ObservedSample sample(execution, table, options.most_rows);
  const PairCorrelations correlations(execution, sample);
  std::vector<Observation> all;
  const auto add = [&](std::vector<Observation> some) {
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  };
  add(observe_columns(sample));
  add(observe_relations(sample, correlations));
  add(observe_within(execution, sample, correlations));
  add(observe_sources(execution, sample));
  add(observe_exclusions(execution, sample));
  add(observe_groups(execution, sample));

  adjust(all);
  std::erase_if(all, [&](const Observation& observation) {
    return observation.effect <= 0 || observation.q_value > options.false_discoveries;
  });
  return Ranking(std::move(all), table.attributes, families(correlations, sample.columns()),
                 pairs_within(related))
      .best(options.most);
}

// What is said of columns by their places in the table, by their places among some of them; without
// those that are not among them.
std::vector<std::vector<std::size_t>> places_among(const std::vector<std::size_t>& columns,
                                                   std::vector<std::vector<std::size_t>> lists) {
  for (std::vector<std::size_t>& list : lists) {
    std::erase_if(list, [&](std::size_t j) { return !std::ranges::binary_search(columns, j); });
    for (std::size_t& j : list)
      j = static_cast<std::size_t>(std::ranges::lower_bound(columns, j) - columns.begin());
  }
  return lists;
}

} // namespace

std::vector<Observation> observe(Execution& execution, const Table& table,
                                 const std::vector<std::vector<std::size_t>>& related,
                                 const ObserveOptions& options) {
  if (table.rows() == 0) return {};
  const std::vector<std::size_t> columns = observed_columns(execution, table);
  if (columns.size() == table.attributes.size())
    return observe_all(execution, table, related, options);
  auto observations =
      observe_all(execution, with_columns(table, columns), places_among(columns, related), options);
  for (Observation& observation : observations)
    for (std::size_t& j : observation.columns) j = columns[j];
  return observations;
}

} // namespace ilk
