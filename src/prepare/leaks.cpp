#include "prepare/leaks.h"

#include <cmath>
#include <set>

#include <fmt/format.h>

#include "profile/significance.h"

namespace ilk {
namespace {

constexpr std::size_t least_customers = 10; // with each level: fewer may be told apart by chance

// 1 for one level of the label, 0 for the other, NaN for none; empty where there are not two.
std::vector<float> two_levels(std::span<const float> label) {
  std::set<float> levels;
  for (const float value : label) {
    if (!std::isnan(value)) levels.insert(value);
    if (levels.size() > 2) return {};
  }
  if (levels.size() < 2) return {};
  std::vector<float> result;
  for (const float value : label)
    result.push_back(std::isnan(value) ? value : (value == *levels.rbegin() ? 1.0f : 0.0f));
  return result;
}

// What to rank customers by: the number, or for a category the label's share in its column.
std::vector<float> ranked_by(std::span<const ColumnPreparation> columns, std::span<const float> raw,
                             std::span<const float> label) {
  if (columns.front().part == Part::value) return {raw.begin(), raw.end()};
  std::vector<float> result(raw.size(), NAN);
  for (const ColumnPreparation& column : columns) {
    double members = 0, ones = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
      if (column.shown(raw[i]) != 1 || std::isnan(label[i])) continue;
      members += 1;
      ones += label[i];
    }
    for (std::size_t i = 0; i < raw.size(); ++i)
      if (column.shown(raw[i]) == 1 && members > 0) result[i] = static_cast<float>(ones / members);
  }
  return result;
}

bool tells(std::span<const float> values, std::span<const float> label) {
  std::vector<float> ones, zeros;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i]) && !std::isnan(label[i]))
      (label[i] == 1 ? ones : zeros).push_back(values[i]);
  if (ones.size() < least_customers || zeros.size() < least_customers) return false;
  const double auc = mann_whitney(ones, zeros).auc;
  return auc >= telling_auc || auc <= 1 - telling_auc;
}

} // namespace

std::string label_told_by(std::span<const ColumnPreparation> columns, std::span<const float> raw,
                          const Table& labels) {
  for (std::size_t l = 0; l < labels.attributes.size(); ++l) {
    const ColumnSchema& schema = labels.attributes[l];
    if (schema.kind != Kind::boolean && schema.kind != Kind::category) continue;
    const auto label = two_levels(labels.values.column(l));
    if (!label.empty() && tells(ranked_by(columns, raw, label), label))
      return fmt::format("tells {} by itself", schema.label.empty() ? schema.name : schema.label);
  }
  return "";
}

} // namespace ilk
