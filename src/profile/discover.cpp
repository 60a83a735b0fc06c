// The search for relations among columns: many guesses on few rows, few of them on all.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string>

#include "base/philox.h"
#include "pass/run.h"
#include "profile/identities.h"
#include "summary/moments.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr double least_share = 0.98;
constexpr std::uint64_t least_non_zero = 30;
constexpr std::size_t sample_rows = 2'000;
constexpr std::uint64_t least_sampled_non_zero = 10;
constexpr std::size_t most_columns = 200;
constexpr double absolute = 0.01, relative = 1e-4, of_deviation = 0.01;

// Columns by their places in the table, with what decides whether a row holds.
struct Search {
  RowBlock rows;
  std::vector<double> tolerance; // absolute, per column of the table
};

double made(const DiscoveredIdentity& relation, double first, double second) {
  switch (relation.relation) {
  case Relation::sum:
    return first + second;
  case Relation::product:
    return first * second;
  case Relation::ratio:
    return second == 0 ? std::numeric_limits<double>::infinity() : first / second;
  case Relation::copy:
    return relation.factor * first;
  }
  return 0;
}

// How many failures among `rows` rows drawn at random a relation may have that holds for 98% of
// all: four deviations and a few more than expected, as it is asked at every failure.
double allowed_failures(std::uint64_t rows) {
  const double expected = (1 - least_share) * static_cast<double>(rows);
  return expected + 4 * std::sqrt(expected) + 6;
}

double any_number(std::uint64_t) {
  return std::numeric_limits<double>::infinity();
}

// Counts where the relation holds; stops, with false, at more failures than `allowed` of the rows
// so far.
bool count(const Search& search, double (*allowed)(std::uint64_t), DiscoveredIdentity& relation) {
  const auto total = search.rows.column(relation.total);
  const auto first = search.rows.column(relation.first);
  const auto second = search.rows.column(relation.second);
  double failures = 0;
  for (std::size_t i = 0; i < total.size(); ++i) {
    if (std::isnan(total[i]) || std::isnan(first[i]) || std::isnan(second[i])) continue;
    const double off = std::abs(total[i] - made(relation, first[i], second[i]));
    const bool holds =
        off <= std::max(search.tolerance[relation.total], relative * std::abs(double{total[i]}));
    const bool non_zero = first[i] != 0 && second[i] != 0;
    // A ratio says nothing where both sides of the stroke are 0.
    if (relation.relation == Relation::ratio && second[i] == 0) continue;
    ++relation.rows;
    relation.holding += holds;
    relation.non_zero += non_zero;
    relation.holding_non_zero += holds && non_zero;
    if (!holds && ++failures > allowed(relation.rows)) return false;
  }
  return true;
}

bool accepted(const DiscoveredIdentity& relation) {
  const auto enough = [](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) >= least_share * static_cast<double>(whole);
  };
  return relation.non_zero >= least_non_zero && enough(relation.holding, relation.rows) &&
         enough(relation.holding_non_zero, relation.non_zero);
}

// The median of total / first where neither is 0; 0 when there are too few.
double factor_of(const RowBlock& rows, std::uint32_t total, std::uint32_t first) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < rows.rows; ++i) {
    const double ratio = double{rows.column(total)[i]} / double{rows.column(first)[i]};
    if (std::isfinite(ratio) && ratio != 0) ratios.push_back(ratio);
  }
  if (ratios.size() < least_sampled_non_zero) return 0;
  const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2);
  std::nth_element(ratios.begin(), middle, ratios.end());
  // Values are rounded to float; so close to a round factor it is that one.
  const double round = std::round(*middle * 1e4) / 1e4;
  return round != 0 && std::abs(*middle / round - 1) < 1e-5 ? round : *middle;
}

// The relation in the form sum of factors * column = 0, first factor 1: one form whichever column
// is called the total.
std::map<std::string, double> normal_form(std::map<std::string, double> factors) {
  const double lead = factors.empty() ? 1 : factors.begin()->second;
  for (auto& [name, factor] : factors) factor /= lead;
  return factors;
}

class Discovery {
 public:
  Discovery(Execution& execution, const Table& table, const std::vector<Identity>& declared)
      : execution_(execution), table_(table), all_{table.values.block(), {}} {
    for (const Identity& identity : declared) {
      std::map<std::string, double> factors{{identity.total, -1}};
      for (const Identity::Term& term : identity.terms) factors[term.column] += term.factor;
      declared_.push_back(normal_form(std::move(factors)));
    }
    const auto moments = run(execution, sampled(), Moments(all_.rows.columns));
    for (std::size_t j = 0; j < all_.rows.columns; ++j) {
      all_.tolerance.push_back(std::min(absolute, of_deviation * moments[j].deviation()));
      if (is_scale(table.attributes[j].kind) && moments[j].minimum < moments[j].maximum &&
          columns_.size() < most_columns)
        columns_.push_back(static_cast<std::uint32_t>(j));
    }
    sample_.tolerance = all_.tolerance;
  }

  std::vector<DiscoveredIdentity> found() {
    auto relations = search(copies());
    for (const DiscoveredIdentity& copy : relations)
      std::erase(columns_, copy.total); // says what its first says
    std::erase_if(relations, [&](const auto& relation) { return is_declared(relation); });
    for (auto& relation : search(pairs_make())) relations.push_back(relation);
    return relations;
  }

 private:
  using Candidates =
      std::vector<std::vector<DiscoveredIdentity>>; // per total, that pass the sample

  // The sample's rows, gathered once, in random order: what is sorted by some column would fail
  // early where it fails at all.
  RowBlock sampled() {
    const RowSample sample(sample_rows, RandomStream(1, Purpose::identity_rows));
    auto rows = run(execution_, all_.rows, sample);
    const auto order = RandomSequence(RandomStream(1, Purpose::identity_rows, 1))
                           .permutation(static_cast<std::uint32_t>(rows.size()));
    std::vector<std::uint32_t> shuffled;
    for (const std::uint32_t place : order) shuffled.push_back(rows[place]);
    gathered_ = gather_rows(all_.rows, shuffled);
    return sample_.rows = gathered_.block();
  }

  Kind kind(std::uint32_t column) const { return table_.attributes[column].kind; }
  bool adds_up(std::uint32_t column) const {
    return kind(column) == Kind::amount || kind(column) == Kind::count;
  }
  bool multiplies(std::uint32_t column) const {
    return kind(column) != Kind::date && kind(column) != Kind::boolean;
  }

  void offer(DiscoveredIdentity relation, std::vector<DiscoveredIdentity>& into) const {
    DiscoveredIdentity tried = relation;
    if (!count(sample_, allowed_failures, tried)) return;
    if (tried.non_zero < least_sampled_non_zero) return;
    const auto failed = tried.non_zero - tried.holding_non_zero;
    if (static_cast<double>(failed) <= allowed_failures(tried.non_zero)) into.push_back(relation);
  }

  // A later column as a multiple of an earlier one.
  Candidates copies() {
    Candidates candidates(columns_.size());
    execution_.for_each(columns_.size(), [&](std::size_t t) {
      for (std::size_t f = 0; f < t; ++f) {
        const double factor = factor_of(sample_.rows, columns_[t], columns_[f]);
        if (factor != 0)
          offer({Relation::copy, columns_[t], columns_[f], columns_[f], factor, 0, 0, 0, 0},
                candidates[t]);
      }
    });
    return candidates;
  }

  // Every column as sum, product or ratio of two others.
  Candidates pairs_make() {
    Candidates candidates(columns_.size());
    execution_.for_each(columns_.size(), [&](std::size_t t) {
      const std::uint32_t total = columns_[t];
      const auto try_one = [&](Relation relation, std::uint32_t first, std::uint32_t second) {
        offer({relation, total, first, second, 1, 0, 0, 0, 0}, candidates[t]);
      };
      for (std::size_t f = 0; f < columns_.size(); ++f)
        for (std::size_t s = f + 1; s < columns_.size(); ++s) {
          const std::uint32_t first = columns_[f], second = columns_[s];
          if (f == t || s == t) continue;
          if (adds_up(total) && adds_up(first) && adds_up(second))
            try_one(Relation::sum, first, second);
          if (!multiplies(total) || !multiplies(first) || !multiplies(second)) continue;
          try_one(Relation::product, first, second);
          try_one(Relation::ratio, first, second);
          try_one(Relation::ratio, second, first);
        }
    });
    return candidates;
  }

  // Those of the candidates that hold on all rows, by total; each total's copies only once.
  std::vector<DiscoveredIdentity> search(const Candidates& candidates) {
    std::vector<DiscoveredIdentity> flat;
    for (const auto& of_total : candidates)
      flat.insert(flat.end(), of_total.begin(), of_total.end());
    std::erase_if(flat, [&](const auto& relation) {
      return relation.relation != Relation::copy && is_declared(relation);
    });
    execution_.for_each(flat.size(), [&](std::size_t i) { count(all_, any_number, flat[i]); });
    std::vector<DiscoveredIdentity> held;
    for (const DiscoveredIdentity& relation : flat) {
      const bool again = std::ranges::any_of(
          held, [&](const DiscoveredIdentity& other) { return says_the_same(other, relation); });
      if (accepted(relation) && !again) held.push_back(relation);
    }
    return held;
  }

  // Two copies of one total, or b = a * c beside a = b / c.
  static bool says_the_same(const DiscoveredIdentity& a, const DiscoveredIdentity& b) {
    if (a.relation == Relation::copy || b.relation == Relation::copy)
      return a.relation == b.relation && a.total == b.total;
    if (a.relation == Relation::sum || b.relation == Relation::sum) return false;
    const auto columns = [](const DiscoveredIdentity& x) {
      std::array<std::uint32_t, 3> all{x.total, x.first, x.second};
      std::ranges::sort(all);
      return all;
    };
    return columns(a) == columns(b);
  }

  bool is_declared(const DiscoveredIdentity& relation) const {
    const auto name = [&](std::uint32_t column) { return table_.attributes[column].name; };
    std::map<std::string, double> factors{{name(relation.total), -1}};
    if (relation.relation == Relation::copy)
      factors[name(relation.first)] = relation.factor;
    else if (relation.relation == Relation::sum)
      factors[name(relation.first)] = factors[name(relation.second)] = 1;
    else
      return false;
    return std::ranges::find(declared_, normal_form(std::move(factors))) != declared_.end();
  }

  Execution& execution_;
  const Table& table_;
  Search all_, sample_;
  Matrix gathered_;
  std::vector<std::uint32_t> columns_; // that can be made of others, and make them
  std::vector<std::map<std::string, double>> declared_;
};

} // namespace

std::vector<DiscoveredIdentity> discover_identities(Execution& execution, const Table& table,
                                                    const std::vector<Identity>& declared) {
  return Discovery(execution, table, declared).found();
}

} // namespace ilk
