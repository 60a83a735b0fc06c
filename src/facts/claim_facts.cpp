#include "facts/claim_facts.h"

#include <algorithm>

#include "facts/claim_verdict.h"

namespace ilk {
namespace {

bool is_correlation(ClaimCheck check) {
  return check == ClaimCheck::correlation || check == ClaimCheck::trend;
}

MeasuredFact measured(Figure estimate, Figure low, Figure high, std::uint64_t n) {
  std::string interval = low.exists() && high.exists() ? low.text + " to " + high.text : "–";
  return {std::move(estimate), std::move(low), std::move(high), figure::count(n),
          std::move(interval)};
}

} // namespace

Figure figure_of(ClaimCheck check, double value) {
  return is_correlation(check) ? figure::correlation(value) : figure::share(value);
}

MeasuredFact measured_fact(ClaimCheck check, const Estimate& estimate) {
  return measured(figure_of(check, estimate.estimate), figure_of(check, estimate.low),
                  figure_of(check, estimate.high), estimate.n);
}

MeasuredFact measured_fact(const ColumnSchema& column, const Estimate& median) {
  return measured(figure::of_column(median.estimate, column), figure::of_column(median.low, column),
                  figure::of_column(median.high, column), median.n);
}

void set_scale(ClaimPartFact& fact, ClaimCheck check, const Expectation& expectation) {
  fact.scale_low = is_correlation(check) ? -1 : 0;
  const ExpectedRange range = expected_range(check, expectation);
  fact.expected_low = std::clamp(range.low, fact.scale_low, 1.0);
  fact.expected_high = std::clamp(range.high, fact.scale_low, 1.0);
}

} // namespace ilk
