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

std::string choice_of(std::span<const std::string_view> names) {
  std::string choice;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char* before = i == 0 ? "" : i + 1 < names.size() ? ", " : " or ";
    choice.append(before).append("\"").append(names[i]).append("\"");
  }
  return choice;
}

} // namespace ilk
