#include "facts/claim_facts.h"

#include <algorithm>

#include "facts/claim_verdict.h"

namespace ilk {
namespace {

bool is_correlation(ClaimCheck check) {
  return check == ClaimCheck::correlation || check == ClaimCheck::trend;
}

} // namespace

Figure figure_of(ClaimCheck check, double value) {
  return is_correlation(check) ? figure::correlation(value) : figure::share(value);
}

MeasuredFact measured_fact(ClaimCheck check, const Estimate& estimate) {
  return {figure_of(check, estimate.estimate), figure_of(check, estimate.low),
          figure_of(check, estimate.high), figure::count(estimate.n)};
}

MeasuredFact measured_fact(const ColumnSchema& column, const Estimate& median) {
  return {figure::of_column(median.estimate, column), figure::of_column(median.low, column),
          figure::of_column(median.high, column), figure::count(median.n)};
}

void set_scale(ClaimPartFact& fact, ClaimCheck check, const Expectation& expectation) {
  fact.scale_low = is_correlation(check) ? -1 : 0;
  const ExpectedRange range = expected_range(check, expectation);
  fact.expected_low = std::clamp(range.low, fact.scale_low, 1.0);
  fact.expected_high = std::clamp(range.high, fact.scale_low, 1.0);
}

} // namespace ilk
