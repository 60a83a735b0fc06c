#include "report/data_caps.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <nlohmann/json.hpp>

namespace ilk {

bool DataCaps::halve() {
  constexpr std::size_t least = 1;
  if (drivers <= least) return false;
  for (std::size_t* cap : {&parts, &detailed, &matrix, &pairs, &list, &drivers}) *cap /= 2;
  return true;
}

nlohmann::json within_size(FunctionRef<nlohmann::json(const DataCaps&)> build) {
  DataCaps caps;
  nlohmann::json data = build(caps);
  const auto size = [&] {
    return data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).size();
  };
  while (size() > most_data_bytes && caps.halve()) data = build(caps);
  return data;
}

std::vector<std::size_t> strongest(const std::vector<double>& strengths, std::size_t most) {
  std::vector<std::size_t> order(strengths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return strengths[i]; });
  order.resize(std::min(order.size(), most));
  std::ranges::sort(order);
  return order;
}

void shorten(nlohmann::json& list, std::size_t most) {
  if (list.size() > most) list.erase(list.begin() + static_cast<std::ptrdiff_t>(most), list.end());
}

} // namespace ilk
