#include "words/value_words.h"

#include <fmt/format.h>

namespace ilk {
namespace {

std::string name_of_part(const ColumnPreparation& column) {
  return part_label(column).empty() ? part_name(column) : part_label(column);
}

} // namespace

std::string value_label(const std::vector<std::size_t>& value,
                        const std::vector<ColumnPreparation>& columns) {
  return value.size() == 1 ? name_of_part(columns[value.front()]) : "value";
}

std::string sum_words(const std::vector<std::string>& names) {
  constexpr std::size_t named = 2;
  if (names.size() == 1) return names[0];
  if (names.size() == named) return fmt::format("the sum of {} and {}", names[0], names[1]);
  const std::string rest =
      names.size() == named + 1 ? names.back() : fmt::format("{} more", names.size() - named);
  return fmt::format("the sum of {}, {} and {}", names[0], names[1], rest);
}

std::string sum_words(const std::vector<std::size_t>& value,
                      const std::vector<ColumnPreparation>& columns) {
  std::vector<std::string> names;
  for (const std::size_t j : value) names.push_back(name_of_part(columns[j]));
  return sum_words(names);
}

} // namespace ilk
