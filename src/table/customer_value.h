// Which columns say what a customer is worth, by their names.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace ilk {

/// A column of money, or of goods.
struct ValueCandidate {
  std::size_t column = 0;         ///< its place, for the caller
  std::vector<std::string> words; ///< of its name
  std::string unit;
  bool may_add_up = true; ///< it has a total: no negative values, and not always the same
};

/// The columns, ascending, whose sum says what a customer is worth; often one. By rank_of_value the
/// column that says it most plainly, the first of equals. A family of columns goes before those of
/// rank 1: what is spent on several things, by a word such as "mnt", "spend" or "sales" that all
/// names begin or all end with, in one unit and with no other meaning (average, monthly, net);
/// where one of the family is their total, that one alone. Empty where nothing says it.
std::vector<std::size_t> find_value_columns(const std::vector<ValueCandidate>& candidates);

} // namespace ilk
