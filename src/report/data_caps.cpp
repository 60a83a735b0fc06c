#include "report/data_caps.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <nlohmann/json.hpp>

#include "report/packed.h"

namespace ilk {

bool DataCaps::halve() {
  constexpr std::size_t least = 1, fewest_detailed = 30;
  if (drivers <= least) return false;
  // The table of attributes by segments is what readers look an attribute up in.
  if (detailed < fewest_detailed) parts /= 2;
  for (std::size_t* cap : {&detailed, &matrix, &pairs, &list, &drivers}) *cap /= 2;
  return true;
}

nlohmann::json within_size(FunctionRef<nlohmann::json(const DataCaps&)> build, std::size_t taken) {
  constexpr std::size_t least_ratio = 2; // at which such data get smaller, in base64
  constexpr std::size_t room = most_page_bytes - most_template_bytes;
  const std::size_t left = room > taken ? room - taken : 0;
  const auto fits = [&](const nlohmann::json& data) {
    const auto text = data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (text.size() > most_data_bytes) return false;
    return text.size() <= least_ratio * left || packed(text).size() <= left;
  };
  DataCaps caps;
  nlohmann::json data = build(caps);
  while (!fits(data) && caps.halve()) data = build(caps);
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
