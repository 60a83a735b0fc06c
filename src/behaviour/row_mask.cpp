#include "behaviour/row_mask.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ilk {
namespace {

constexpr std::int32_t night_begins = 22 * 3600, night_ends = 6 * 3600;

bool is_weekend(Day day) {
  const std::chrono::weekday weekday{std::chrono::sys_days(std::chrono::days(day))};
  return weekday.iso_encoding() >= 6;
}
unsigned quarter_of(Day day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return (static_cast<unsigned>(date.month()) + 2) / 3;
}
bool is_night(std::int32_t second) {
  return second >= 0 && (second >= night_begins || second < night_ends);
}

bool compares(double value, const std::string& comparison, double with) {
  if (std::isnan(value)) return false;
  if (comparison == ">") return value > with;
  if (comparison == ">=") return value >= with;
  if (comparison == "<") return value < with;
  if (comparison == "<=") return value <= with;
  if (comparison == "!=") return value != with;
  return value == with;
}

class RowConditionOnBlock {
 public:
  RowConditionOnBlock(const RowCondition& condition, const LogReader& reader, const LogBlock& block)
      : condition_(condition), reader_(reader), block_(block) {
    if (condition.what == RowCondition::What::words) column_ = reader.column_of(condition.column);
    if (condition.what == RowCondition::What::number)
      measure_ = reader.measure_of(condition.column);
  }

  bool holds(std::size_t i) const {
    switch (condition_.what) {
    case RowCondition::What::words:
      return std::ranges::find(condition_.words, reader_.cell(block_, i, column_)) !=
             condition_.words.end();
    case RowCondition::What::number:
      return compares(block_.numbers[measure_][i], condition_.comparison, condition_.number);
    case RowCondition::What::weekend:
      return is_weekend(block_.days[i]) == condition_.truth;
    case RowCondition::What::night:
      return is_night(block_.seconds[i]) == condition_.truth;
    case RowCondition::What::quarter:
      return quarter_of(block_.days[i]) == static_cast<unsigned>(condition_.number);
    case RowCondition::What::returned:
      return (block_.classes[i] == RowClass::returned) == condition_.truth;
    }
    return false;
  }

 private:
  const RowCondition& condition_;
  const LogReader& reader_;
  const LogBlock& block_;
  std::size_t column_ = 0, measure_ = 0;
};

} // namespace

std::vector<std::uint8_t> mask_of(const std::vector<RowCondition>& conditions,
                                  const LogReader& reader, const LogBlock& block) {
  std::vector<std::uint8_t> mask(block.size());
  const bool asks_for_returns = std::ranges::any_of(conditions, [](const RowCondition& condition) {
    return condition.what == RowCondition::What::returned && condition.truth;
  });
  std::vector<RowConditionOnBlock> all;
  for (const RowCondition& condition : conditions) all.emplace_back(condition, reader, block);
  for (std::size_t i = 0; i < block.size(); ++i) {
    const bool hold = std::ranges::all_of(all, [&](const auto& each) { return each.holds(i); });
    if (!hold) continue;
    const bool is_purchase = block.classes[i] == RowClass::purchase;
    mask[i] =
        static_cast<std::uint8_t>(for_sums | (is_purchase || asks_for_returns ? for_others : 0));
  }
  return mask;
}

} // namespace ilk
