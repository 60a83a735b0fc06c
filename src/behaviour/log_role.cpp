#include "behaviour/log_role.h"

#include <algorithm>
#include <array>
#include <string>

#include "table/short_text.h"

namespace ilk {
namespace {

constexpr std::array<std::string_view, 15> log_roles_by_name{
    "customer", "date",    "time",  "amount",   "quantity", "price", "discount", "product",
    "kind",     "channel", "order", "currency", "status",   "end",   "other"};

} // namespace

std::string_view name_of(LogRole role) {
  return log_roles_by_name[static_cast<std::size_t>(role)];
}

std::optional<LogRole> log_role_from(std::string_view name) {
  const auto found = std::ranges::find(log_roles_by_name, name);
  if (found == log_roles_by_name.end()) return std::nullopt;
  return static_cast<LogRole>(found - log_roles_by_name.begin());
}

std::vector<std::string_view> log_role_names() {
  return {log_roles_by_name.begin(), log_roles_by_name.end()};
}

std::optional<std::size_t> LogSchema::find(LogRole role) const {
  const auto found = std::ranges::find(columns, role, &LogColumn::role);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

std::optional<std::size_t> LogSchema::find(std::string_view name) const {
  const std::string as_read = short_text(name);
  for (std::size_t j = 0; j < columns.size(); ++j)
    if (columns[j].schema.name == as_read) return j;
  return std::nullopt;
}

} // namespace ilk
