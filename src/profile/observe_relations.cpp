#include <cmath>
#include <limits>

#include "profile/observe.h"
#include "profile/observe_parts.h"
#include "profile/significance.h"

namespace ilk {
namespace {

using namespace observing;

constexpr double most_unrelated = 0.1;
constexpr double effect_of_unrelated = 0.25;

std::uint64_t complete_rows(const ObservedSample& sample, std::size_t a, std::size_t b) {
  const auto x = sample.values(a), y = sample.values(b);
  std::uint64_t rows = 0;
  for (std::size_t i = 0; i < x.size(); ++i) rows += !std::isnan(x[i]) && !std::isnan(y[i]);
  return rows;
}

Observation relation(const ObservedSample& sample, std::size_t a, std::size_t b, double r) {
  Observation made;
  made.kind = ObservationKind::together;
  made.columns = {a, b};
  made.customers = complete_rows(sample, a, b);
  made.estimate = r;
  made.interval = rank_correlation_interval(r, made.customers);
  made.p_value = correlation_p_value(r, made.customers);
  made.effect = std::abs(r) >= least_relation ? std::abs(r) : 0;
  if (made.effect == 0) return made;
  add_fifths(sample, b, a, made);
  return made;
}

// How surely the correlation lies within +-most_unrelated: two one-sided tests (Schuirmann 1987)
// on Fisher's scale.
double equivalence_p_value(double r, std::uint64_t n) {
  if (n < 10) return 1;
  const double error = std::sqrt((1 + r * r / 2) / static_cast<double>(n - 3));
  const double z = (std::atanh(most_unrelated) - std::atanh(std::abs(r))) / error;
  return std::erfc(z / std::sqrt(2.0)) / 2;
}

Observation no_relation(const ObservedSample& sample, std::size_t a, std::size_t b, double r) {
  Observation made;
  made.kind = ObservationKind::unrelated;
  made.columns = {a, b};
  made.customers = complete_rows(sample, a, b);
  made.estimate = r;
  made.interval = rank_correlation_interval(r, made.customers);
  made.p_value = equivalence_p_value(r, made.customers);
  made.effect = std::abs(r) < most_unrelated ? effect_of_unrelated : 0;
  if (made.effect == 0) return made;
  add_fifths(sample, b, a, made);
  return made;
}

} // namespace

PairCorrelations::PairCorrelations(Execution& execution, const ObservedSample& sample)
    : columns_(sample.columns()),
      values_(columns_ * columns_, std::numeric_limits<double>::quiet_NaN()) {
  execution.for_each(columns_, [&](std::size_t a) {
    for (std::size_t b = a + 1; b < columns_; ++b)
      if (sample.is_scale(a) && sample.is_scale(b))
        values_[a * columns_ + b] = sample.rank_correlation(a, b);
  });
  for (std::size_t a = 0; a < columns_; ++a)
    for (std::size_t b = 0; b < a; ++b) values_[a * columns_ + b] = values_[b * columns_ + a];
}

std::vector<Observation> observe_relations(const ObservedSample& sample,
                                           const PairCorrelations& correlations) {
  std::vector<Observation> all;
  for (std::size_t a = 0; a < sample.columns(); ++a)
    for (std::size_t b = a + 1; b < sample.columns(); ++b) {
      const double r = correlations.at(a, b);
      if (std::isnan(r)) continue;
      if (!sample.is_grouping(a) && !sample.is_grouping(b)) // else their groups are compared
        all.push_back(relation(sample, a, b, r));
      all.push_back(no_relation(sample, a, b, r));
    }
  return all;
}

} // namespace ilk
