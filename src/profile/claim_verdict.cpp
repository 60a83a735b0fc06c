#include "profile/claim_verdict.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/figure_words.h"

namespace ilk {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Limits such as 0.8 - 0.1 are rounded; a figure that is that limit must not fall beside it.
constexpr double rounding = 1e-12;

struct Range {
  double low = -infinity;
  double high = infinity;
};

// Of a comparison, that one side is as often above as below; of a correlation, that there is none.
double neutral(ClaimCheck check) {
  return check == ClaimCheck::compare ? 0.5 : 0;
}

Range expected_range(ClaimCheck check, const Expectation& expectation) {
  const double middle = neutral(check), tolerance = expectation.tolerance;
  switch (expectation.kind) {
  case Expected::at_least:
    return {expectation.value, infinity};
  case Expected::at_most:
    return {-infinity, expectation.value};
  case Expected::about:
    return {expectation.value - tolerance, expectation.value + tolerance};
  case Expected::higher:
  case Expected::rising:
    return {middle + tolerance, infinity};
  case Expected::lower:
  case Expected::falling:
    return {-infinity, middle - tolerance};
  case Expected::same:
  case Expected::flat:
  case Expected::none:
    return {middle - tolerance, middle + tolerance};
  }
  return {};
}

// Whether all of the interval lies on the side of the neutral value that was claimed.
bool has_direction(ClaimCheck check, const Range& range, const Estimate& figure) {
  if (check == ClaimCheck::share || check == ClaimCheck::total_share) return false;
  const double middle = neutral(check);
  if (range.high == infinity && range.low > middle) return figure.low > middle;
  if (range.low == -infinity && range.high < middle) return figure.high < middle;
  return false;
}

template <class Items>
bool all_are(const Items& items, ClaimVerdict verdict) {
  return std::all_of(items.begin(), items.end(),
                     [&](const auto& item) { return item.verdict == verdict; });
}

} // namespace

std::string_view name_of(ClaimVerdict verdict) {
  switch (verdict) {
  case ClaimVerdict::holds:
    return "holds";
  case ClaimVerdict::partly:
    return "partly";
  case ClaimVerdict::does_not_hold:
    return "does not hold";
  case ClaimVerdict::cannot_tell:
    return "cannot tell";
  }
  return "";
}

std::string_view name_of(ClaimCheck check) {
  switch (check) {
  case ClaimCheck::share:
    return "share";
  case ClaimCheck::total_share:
    return "total_share";
  case ClaimCheck::correlation:
    return "correlation";
  case ClaimCheck::compare:
    return "compare";
  case ClaimCheck::trend:
    return "trend";
  }
  return "";
}

ClaimVerdict verdict_of(ClaimCheck check, const Expectation& expectation, const Estimate& figure) {
  if (std::isnan(figure.estimate) || std::isnan(figure.low) || std::isnan(figure.high))
    return ClaimVerdict::cannot_tell; // as of a group of one
  const Range range = expected_range(check, expectation);
  const double low = range.low - rounding, high = range.high + rounding;
  if (figure.estimate >= low && figure.estimate <= high) return ClaimVerdict::holds;
  if (figure.high >= low && figure.low <= high) return ClaimVerdict::partly;
  return has_direction(check, range, figure) ? ClaimVerdict::partly : ClaimVerdict::does_not_hold;
}

ClaimVerdict verdict_of_strata(const std::vector<StratumAnswer>& strata) {
  std::vector<StratumAnswer> told;
  std::copy_if(strata.begin(), strata.end(), std::back_inserter(told),
               [](const StratumAnswer& s) { return s.verdict != ClaimVerdict::cannot_tell; });
  if (told.empty()) return ClaimVerdict::cannot_tell;
  if (all_are(told, ClaimVerdict::holds)) return ClaimVerdict::holds;
  return all_are(told, ClaimVerdict::does_not_hold) ? ClaimVerdict::does_not_hold
                                                    : ClaimVerdict::partly;
}

ClaimVerdict verdict_of_parts(const std::vector<PartAnswer>& parts) {
  if (all_are(parts, ClaimVerdict::cannot_tell)) return ClaimVerdict::cannot_tell;
  if (all_are(parts, ClaimVerdict::holds)) return ClaimVerdict::holds;
  const bool none = std::all_of(parts.begin(), parts.end(), [](const PartAnswer& part) {
    return part.verdict == ClaimVerdict::does_not_hold || part.verdict == ClaimVerdict::cannot_tell;
  });
  return none ? ClaimVerdict::does_not_hold : ClaimVerdict::partly;
}

ClaimVerdict verdict_of_readings(const std::vector<ReadingAnswer>& readings) {
  const ClaimVerdict first = readings.front().verdict;
  return all_are(readings, first) ? first : ClaimVerdict::partly;
}

std::string expectation_words(ClaimCheck check, const Expectation& expectation) {
  const bool is_share = check == ClaimCheck::share || check == ClaimCheck::total_share;
  const auto figure = [&](double value) {
    return is_share || check == ClaimCheck::compare ? percent_words(value)
                                                    : correlation_words(value);
  };
  const double tolerance = expectation.tolerance, middle = neutral(check);
  const auto around = [&](double centre) {
    return tolerance == 0
               ? figure(centre)
               : fmt::format("{} to {}", figure(centre - tolerance), figure(centre + tolerance));
  };
  switch (expectation.kind) {
  case Expected::at_least:
    return "at least " + figure(expectation.value);
  case Expected::at_most:
    return "at most " + figure(expectation.value);
  case Expected::about:
    return fmt::format("about {}: {}", figure(expectation.value), around(expectation.value));
  case Expected::higher:
    return "higher: at least " + figure(middle + tolerance);
  case Expected::lower:
    return "lower: at most " + figure(middle - tolerance);
  case Expected::same:
    return "the same: " + around(middle);
  case Expected::rising:
    return "rising: at least " + figure(tolerance);
  case Expected::falling:
    return "falling: at most " + figure(-tolerance);
  case Expected::flat:
    return "unchanged: " + around(middle);
  case Expected::none:
    return "none: " + around(middle);
  }
  return "";
}

} // namespace ilk
