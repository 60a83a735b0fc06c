#include "profile/claim_verdict.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "profile/claim_words.h"

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
double neutral(Check check) {
  return check == Check::compare ? 0.5 : 0;
}

Range expected_range(Check check, const Expectation& expectation) {
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
bool has_direction(Check check, const Range& range, const Figure& figure) {
  if (check == Check::share || check == Check::total_share) return false;
  const double middle = neutral(check);
  if (range.high == infinity && range.low > middle) return figure.low > middle;
  if (range.low == -infinity && range.high < middle) return figure.high < middle;
  return false;
}

template <class Items>
bool all_are(const Items& items, Verdict verdict) {
  return std::all_of(items.begin(), items.end(),
                     [&](const auto& item) { return item.verdict == verdict; });
}

} // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
  case Verdict::holds:
    return "holds";
  case Verdict::partly:
    return "partly";
  case Verdict::does_not_hold:
    return "does not hold";
  case Verdict::cannot_tell:
    return "cannot tell";
  }
  return "";
}

std::string_view name_of(Check check) {
  switch (check) {
  case Check::share:
    return "share";
  case Check::total_share:
    return "total_share";
  case Check::correlation:
    return "correlation";
  case Check::compare:
    return "compare";
  case Check::trend:
    return "trend";
  }
  return "";
}

Verdict verdict_of(Check check, const Expectation& expectation, const Figure& figure) {
  if (std::isnan(figure.estimate)) return Verdict::cannot_tell;
  const Range range = expected_range(check, expectation);
  const double low = range.low - rounding, high = range.high + rounding;
  if (figure.estimate >= low && figure.estimate <= high) return Verdict::holds;
  if (figure.high >= low && figure.low <= high) return Verdict::partly;
  return has_direction(check, range, figure) ? Verdict::partly : Verdict::does_not_hold;
}

Verdict verdict_of_strata(const std::vector<StratumAnswer>& strata) {
  std::vector<StratumAnswer> told;
  std::copy_if(strata.begin(), strata.end(), std::back_inserter(told),
               [](const StratumAnswer& s) { return s.verdict != Verdict::cannot_tell; });
  if (told.empty()) return Verdict::cannot_tell;
  if (all_are(told, Verdict::holds)) return Verdict::holds;
  return all_are(told, Verdict::does_not_hold) ? Verdict::does_not_hold : Verdict::partly;
}

Verdict verdict_of_parts(const std::vector<PartAnswer>& parts) {
  if (all_are(parts, Verdict::cannot_tell)) return Verdict::cannot_tell;
  if (all_are(parts, Verdict::holds)) return Verdict::holds;
  const bool none = std::all_of(parts.begin(), parts.end(), [](const PartAnswer& part) {
    return part.verdict == Verdict::does_not_hold || part.verdict == Verdict::cannot_tell;
  });
  return none ? Verdict::does_not_hold : Verdict::partly;
}

Verdict verdict_of_readings(const std::vector<ReadingAnswer>& readings) {
  const Verdict first = readings.front().verdict;
  return all_are(readings, first) ? first : Verdict::partly;
}

std::string expectation_words(Check check, const Expectation& expectation) {
  const bool is_share = check == Check::share || check == Check::total_share;
  const auto figure = [&](double value) {
    return is_share || check == Check::compare ? share_words(value) : correlation_words(value);
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
