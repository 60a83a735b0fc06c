#include "profile/identities.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ilk {
namespace {

constexpr std::size_t first_rows = 10;
constexpr double float_rounding = 0x1p-24; // of half a unit in the last place

std::optional<std::size_t> column_of(const Table& table, const std::string& name) {
  const auto found = std::ranges::find(table.attributes, name, &ColumnSchema::name);
  if (found == table.attributes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.attributes.begin());
}

} // namespace

CheckedIdentity check_identity(const Table& table, const Identity& identity) {
  CheckedIdentity result{identity, false, 0, 0, {}, 0};
  const auto total = column_of(table, identity.total);
  if (!total) return result;
  std::vector<std::span<const float>> terms;
  for (const Identity::Term& term : identity.terms) {
    const auto column = column_of(table, term.column);
    if (!column) return result;
    terms.push_back(table.values.column(*column));
  }
  result.checked = true;
  const auto totals = table.values.column(*total);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    double sum = 0, size = std::abs(double{totals[i]});
    for (std::size_t t = 0; t < terms.size(); ++t) {
      sum += identity.terms[t].factor * terms[t][i];
      size += std::abs(double{terms[t][i]});
    }
    const double off = std::abs(totals[i] - sum);
    if (std::isnan(off)) continue;
    ++result.rows;
    if (off <= identity.tolerance + float_rounding * size) continue;
    ++result.broken;
    if (result.first_broken.size() < first_rows) result.first_broken.push_back(i);
    result.largest_break = std::max(result.largest_break, off);
  }
  return result;
}

Identities profile_identities(Execution& execution, const Table& table, const Schema& schema) {
  Identities found;
  found.declared.resize(schema.identities.size());
  execution.for_each(found.declared.size(), [&](std::size_t i) {
    found.declared[i] = check_identity(table, schema.identities[i]);
  });
  found.discovered = discover_identities(execution, table, schema.identities);
  return found;
}

} // namespace ilk
