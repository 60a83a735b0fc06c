// What each check measures, over some rows of the table.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "profile/claim.h"

namespace ilk {

/// A part whose columns and conditions have been looked up.
struct PartRows {
  ClaimCheck check = ClaimCheck::share;
  Selection given;
  Selection condition;          ///< then, from, or against
  bool has_condition = false;   ///< compare: there is an `against`
  std::span<const float> of;    ///< y
  std::span<const float> along; ///< x
  std::span<const float> held;  ///< controlling; empty for none
  std::vector<float> cuts;      ///< trend: where the groups along begin
  std::vector<ValuePart> steps; ///< trend: the groups along
};

struct Measurement {
  Estimate figure;
  double customers_share = std::numeric_limits<double>::quiet_NaN();
  std::vector<GroupFigures> groups; ///< all of them, even without customers
};

/// Looks only at the rows given, ascending. Rows in which the check's columns are missing, or a
/// condition is unknown, are left out. O(n log n).
Measurement measure(const PartRows& part, std::span<const std::uint32_t> rows);

} // namespace ilk
