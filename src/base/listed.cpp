#include "base/listed.h"

#include <algorithm>

#include <fmt/format.h>

namespace ilk {

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    list += (i > 0 ? ", " : "") + names[i];
  return names.size() > most ? fmt::format("{} and {} more", list, names.size() - most) : list;
}

} // namespace ilk
