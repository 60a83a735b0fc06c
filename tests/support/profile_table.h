// The made table of tests/golden/data/profile_toy.json.
#pragma once

#include <limits>

#include <nlohmann/json.hpp>

#include "support/golden.h"
#include "table/table.h"

namespace ilk::test {

/// A golden's figure: null is NaN.
inline double figure(const nlohmann::json& value) {
  return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
}

/// amount, count, ratio, yes (boolean), kind and region (categories).
inline Table profile_table(const nlohmann::json& golden) {
  constexpr Kind kinds[] = {Kind::amount,  Kind::count,    Kind::ratio,
                            Kind::boolean, Kind::category, Kind::category};
  Table table;
  const auto& columns = golden["values"];
  table.values = Matrix(columns[0].size(), columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    ColumnSchema schema = described(golden["columns"][j].get<std::string>(), Role::attribute);
    schema.kind = kinds[j];
    if (schema.name == "kind") schema.levels = {"plain", "fine", "grand"};
    if (schema.name == "region") schema.levels = {"north", "east", "south", "west"};
    table.attributes.push_back(schema);
    for (std::size_t i = 0; i < columns[j].size(); ++i)
      table.values.at(i, j) = static_cast<float>(figure(columns[j][i]));
  }
  return table;
}

} // namespace ilk::test
