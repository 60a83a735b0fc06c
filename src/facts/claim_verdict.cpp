#include "facts/claim_verdict.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ilk {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Limits such as 0.8 - 0.1 are rounded; a figure that is that limit must not fall beside it.
constexpr double rounding = 1e-12;

// Of a comparison, that one side is as often above as below; of a correlation, that there is none.
double neutral(ClaimCheck check) {
  return check == ClaimCheck::compare ? 0.5 : 0;
}

// Whether all of the interval lies on the side of the neutral value that was claimed.
bool has_direction(ClaimCheck check, const ExpectedRange& range, const Estimate& figure) {
  if (check == ClaimCheck::share || check == ClaimCheck::total_share) return false;
  const double middle = neutral(check);
  if (range.high == infinity && range.low > middle) return figure.low > middle;
  if (range.low == -infinity && range.high < middle) return figure.high < middle;
  return false;
}

bool all_are(const std::vector<ClaimVerdict>& verdicts, ClaimVerdict verdict) {
  return std::ranges::all_of(verdicts, [&](ClaimVerdict each) { return each == verdict; });
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

ExpectedRange expected_range(ClaimCheck check, const Expectation& expectation) {
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

ClaimVerdict verdict_of(ClaimCheck check, const Expectation& expectation, const Estimate& figure) {
  if (std::isnan(figure.estimate) || std::isnan(figure.low) || std::isnan(figure.high))
    return ClaimVerdict::cannot_tell; // as of a group of one
  const ExpectedRange range = expected_range(check, expectation);
  const double low = range.low - rounding, high = range.high + rounding;
  if (figure.estimate >= low && figure.estimate <= high) return ClaimVerdict::holds;
  if (figure.high >= low && figure.low <= high) return ClaimVerdict::partly;
  return has_direction(check, range, figure) ? ClaimVerdict::partly : ClaimVerdict::does_not_hold;
}

ClaimVerdict verdict_of_strata(const std::vector<ClaimVerdict>& strata) {
  std::vector<ClaimVerdict> told = strata;
  std::erase(told, ClaimVerdict::cannot_tell);
  if (told.empty()) return ClaimVerdict::cannot_tell;
  if (all_are(told, ClaimVerdict::holds)) return ClaimVerdict::holds;
  return all_are(told, ClaimVerdict::does_not_hold) ? ClaimVerdict::does_not_hold
                                                    : ClaimVerdict::partly;
}

ClaimVerdict verdict_of_parts(const std::vector<ClaimVerdict>& parts) {
  if (all_are(parts, ClaimVerdict::cannot_tell)) return ClaimVerdict::cannot_tell;
  if (all_are(parts, ClaimVerdict::holds)) return ClaimVerdict::holds;
  const bool none = std::ranges::all_of(parts, [](ClaimVerdict part) {
    return part == ClaimVerdict::does_not_hold || part == ClaimVerdict::cannot_tell;
  });
  return none ? ClaimVerdict::does_not_hold : ClaimVerdict::partly;
}

ClaimVerdict verdict_of_readings(const std::vector<ClaimVerdict>& readings) {
  return all_are(readings, readings.front()) ? readings.front() : ClaimVerdict::partly;
}

ClaimVerdict verdict_of(const PartAnswer& part) {
  if (!part.within) return verdict_of(part.check, part.expectation, part.figure);
  std::vector<ClaimVerdict> strata;
  for (const StratumAnswer& stratum : part.strata)
    strata.push_back(verdict_of(part.check, part.expectation, stratum.figure));
  return verdict_of_strata(strata);
}

ClaimVerdict verdict_of(const ReadingAnswer& reading) {
  std::vector<ClaimVerdict> parts;
  for (const PartAnswer& part : reading.parts) parts.push_back(verdict_of(part));
  return verdict_of_parts(parts);
}

ClaimVerdict verdict_of(const Answer& answer) {
  std::vector<ClaimVerdict> readings;
  for (const ReadingAnswer& reading : answer.readings) readings.push_back(verdict_of(reading));
  return verdict_of_readings(readings);
}

bool depends_on_reading(const Answer& answer) {
  return std::ranges::any_of(answer.readings, [&](const ReadingAnswer& reading) {
    return verdict_of(reading) != verdict_of(answer.readings.front());
  });
}

} // namespace ilk
