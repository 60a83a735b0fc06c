// How alerts speak of columns and shares.
#pragma once

#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "table/schema.h"

namespace ilk {

inline double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// "3.5%"; what is there is never 0.0%.
inline std::string percent(std::uint64_t part, std::uint64_t whole) {
  const double share = 100 * share_of(part, whole);
  return part > 0 && share < 0.05 ? "under 0.1%" : fmt::format("{:.1f}%", share);
}

/// "credit limit (CREDIT_LIMIT)", or the name alone where there is no other label.
inline std::string column_words(const ColumnSchema& schema) {
  return schema.label == schema.name ? schema.name
                                     : fmt::format("{} ({})", schema.label, schema.name);
}

/// "1 customer", "2 customers".
inline std::string counted(std::uint64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

} // namespace ilk
