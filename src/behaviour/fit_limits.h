// How few customers a model of buying is fitted to, and what is said of fewer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ilk {

/// Four parameters are not known from fewer.
inline constexpr std::size_t fewest_customers_in_a_fit = 50;

/// "only 12 customers bought again; a model needs 50".
inline std::string too_few_words(std::string_view did, std::size_t customers) {
  if (customers == 0) return fmt::format("no customer {}", did);
  return fmt::format("only {} customer{} {}; a model needs {}", customers,
                     customers == 1 ? "" : "s", did, fewest_customers_in_a_fit);
}

} // namespace ilk
