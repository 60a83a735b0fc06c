// Customers with the same history have the same likelihood, so a model of buying is fitted to
// histories and how many have them. Sorted, they are the same for any order of the customers: so
// are sums over them, to the bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/function_ref.h"
#include "behaviour/purchase_history.h"

namespace ilk {

struct HistoryGroup {
  std::uint32_t repeats = 0;
  double recency = 0;
  double age = 0;
  double customers = 0; ///< a whole number

  PurchaseHistory history() const { return {repeats, recency, age, 0}; }
};

/// The distinct (repeats, recency, age), put in order and ascending. O(n log n).
std::vector<HistoryGroup> group_histories(std::span<const PurchaseHistory> histories);

/// Beyond so many groups a fit looks at every m-th customer of the sorted ones: parameters are
/// then known to about a hundredth, and a fit takes seconds for any number of customers.
inline constexpr std::size_t most_groups_in_a_fit = 50'000;

/// The groups themselves when there are at most `most`. Else every m-th customer of the sorted
/// ones, m the smallest that leaves at most `most` of them. Requires most > 0. O(groups).
std::vector<HistoryGroup> thin_groups(std::vector<HistoryGroup> groups, std::size_t most);

/// Number of customers in all groups.
double customers_in(std::span<const HistoryGroup> groups);

/// Mean of the groups' ages over customers; 0 of none.
double mean_age(std::span<const HistoryGroup> groups);

/// Sum of customers times `value` of a group, in blocks of a fixed size, in order.
double sum_over_groups(std::span<const HistoryGroup> groups,
                       FunctionRef<double(const HistoryGroup&)> value);

} // namespace ilk
