#include "io/table_choice.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/listed.h"
#include "ilk/error.h"

namespace ilk {
namespace {

// As databases compare names: without regard to the case of ASCII letters.
bool same_name(const std::string& a, const std::string& b) {
  return std::ranges::equal(
      a, b, {}, [](unsigned char c) { return std::tolower(c); },
      [](unsigned char c) { return std::tolower(c); });
}

} // namespace

std::string chosen_table(const std::string& wanted, const std::vector<std::string>& tables,
                         const std::string& database) {
  if (tables.empty())
    throw DataError(Place{database}, "has no table",
                    "check that it is the right database, and the right to read its tables");
  if (wanted.empty()) {
    if (tables.size() == 1) return tables.front();
    throw DataError(Place{database}, "has several tables: " + listed(tables),
                    "choose one with --table NAME, or give --query \"select ...\"");
  }
  if (std::ranges::find(tables, wanted) != tables.end()) return wanted;
  const auto alike = std::ranges::find_if(
      tables, [&](const std::string& table) { return same_name(table, wanted); });
  if (alike != tables.end()) return *alike;
  throw DataError(Place{database}, fmt::format("has no table '{}'", wanted),
                  "it has " + listed(tables));
}

} // namespace ilk
