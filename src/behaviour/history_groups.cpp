#include "behaviour/history_groups.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ilk {
namespace {

auto triple_of(const HistoryGroup& group) {
  return std::tuple(group.repeats, group.recency, group.age);
}

} // namespace

std::vector<HistoryGroup> group_histories(std::span<const PurchaseHistory> histories) {
  std::vector<HistoryGroup> groups;
  groups.reserve(histories.size());
  for (const PurchaseHistory& each : histories) {
    const PurchaseHistory history = put_in_order(each);
    groups.push_back({history.repeats, history.recency, history.age, 1});
  }
  std::sort(groups.begin(), groups.end(), [](const HistoryGroup& left, const HistoryGroup& right) {
    return triple_of(left) < triple_of(right);
  });
  std::size_t kept = 0;
  for (const HistoryGroup& group : groups)
    if (kept > 0 && triple_of(groups[kept - 1]) == triple_of(group))
      ++groups[kept - 1].customers;
    else
      groups[kept++] = group;
  groups.resize(kept);
  return groups;
}

std::vector<HistoryGroup> thin_groups(std::vector<HistoryGroup> groups, std::size_t most) {
  if (groups.size() <= most) return groups;
  const double step = std::ceil(customers_in(groups) / static_cast<double>(most));
  const double first = std::floor(step / 2);
  std::vector<HistoryGroup> thinned;
  double before = 0; // customers of the groups so far
  for (HistoryGroup group : groups) {
    // Those looked at are number first, first + step, ... of the sorted customers.
    const auto looked_at = [&](double customers) {
      return std::max(0.0, std::ceil((customers - first) / step));
    };
    const double after = before + group.customers;
    group.customers = looked_at(after) - looked_at(before);
    if (group.customers > 0) thinned.push_back(group);
    before = after;
  }
  return thinned;
}

double customers_in(std::span<const HistoryGroup> groups) {
  double customers = 0;
  for (const HistoryGroup& group : groups) customers += group.customers;
  return customers;
}

double mean_age(std::span<const HistoryGroup> groups) {
  const double customers = customers_in(groups);
  if (customers == 0) return 0;
  double mean = 0;
  for (const HistoryGroup& group : groups) mean += group.age * (group.customers / customers);
  return mean;
}

double sum_over_groups(std::span<const HistoryGroup> groups,
                       FunctionRef<double(const HistoryGroup&)> value) {
  constexpr std::size_t in_a_block = 65'536;
  double sum = 0;
  for (std::size_t begin = 0; begin < groups.size(); begin += in_a_block) {
    double block = 0;
    for (const HistoryGroup& group :
         groups.subspan(begin, std::min(in_a_block, groups.size() - begin)))
      block += group.customers * value(group);
    sum += block;
  }
  return sum;
}

} // namespace ilk
