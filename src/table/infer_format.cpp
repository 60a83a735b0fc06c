#include "table/infer_format.h"

#include <algorithm>

#include "table/date_text.h"
#include "table/number_text.h"

namespace ilk {
namespace {

std::size_t count_numbers(const std::vector<std::string>& cells, const NumberFormat& format) {
  return static_cast<std::size_t>(std::ranges::count_if(cells, [&](const std::string& cell) {
    double value = 0;
    return read_number(cell, format, value) == NumberText::number;
  }));
}

// Better ones first.
std::vector<NumberFormat> candidates(char decimal_point) {
  const char other = decimal_point == '.' ? ',' : '.';
  std::vector<NumberFormat> list;
  for (const bool signs : {false, true})
    for (const char point : {decimal_point, other})
      for (const char thousands : {'\0', point == '.' ? ',' : '.', ' ', '\''})
        list.push_back({point, thousands, signs});
  return list;
}

} // namespace

std::optional<NumberFormat> find_number_format(const std::vector<std::string>& cells,
                                               char decimal_point) {
  std::optional<NumberFormat> best;
  std::size_t most = 0;
  for (const NumberFormat& format : candidates(decimal_point)) {
    const std::size_t numbers = count_numbers(cells, format);
    if (numbers <= most) continue;
    most = numbers;
    best = format;
    if (numbers == cells.size()) break;
  }
  return most >= most_of(cells.size()) ? best : std::nullopt;
}

std::optional<DateOrder> find_date_order(const std::vector<std::string>& cells) {
  DateOrderVotes votes;
  for (const std::string& cell : cells) votes.add(cell);
  if (votes.dates() < most_of(cells.size())) return std::nullopt;
  return votes.best();
}

} // namespace ilk
