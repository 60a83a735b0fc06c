// Tables in memory for tests of the preparation.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/philox.h"
#include "model/transforms.h"
#include "prepare/column_values.h"
#include "table/table.h"

namespace ilk::test {

inline Table
table_with(std::size_t rows, const std::vector<ColumnSchema>& schemas,
           const std::function<double(std::size_t, std::size_t, RandomSequence&)>& value) {
  RandomSequence random(RandomStream(1, Purpose::test));
  Table table;
  table.attributes = schemas;
  table.values = Matrix(rows, schemas.size());
  for (std::size_t j = 0; j < schemas.size(); ++j)
    for (std::size_t i = 0; i < rows; ++i)
      table.values.at(i, j) = static_cast<float>(value(i, j, random));
  return table;
}

inline ColumnSchema named(const std::string& name, Kind kind = Kind::amount) {
  ColumnSchema schema = described(name, Role::attribute);
  schema.kind = kind;
  return schema;
}

inline ColumnSchema category(const std::string& name, std::vector<std::string> levels) {
  ColumnSchema schema = named(name, Kind::category);
  schema.levels = std::move(levels);
  return schema;
}

inline Matrix column_of(const std::vector<float>& values) {
  Matrix column(values.size(), 1);
  std::copy(values.begin(), values.end(), column.column(0).begin());
  return column;
}

/// Customers of any shop: spend, visits (which goes with spend), region of north, south, west and
/// the rare east, member or not, age that is missing for many who spend little, and since when.
inline Table shop(std::size_t rows) {
  std::vector<ColumnSchema> columns = {named("spend"),
                                       named("visits", Kind::count),
                                       category("region", {"north", "south", "east", "west"}),
                                       named("member", Kind::boolean),
                                       named("age", Kind::duration),
                                       named("since", Kind::date)};
  std::vector<double> spend(rows);
  return table_with(
      rows, columns, [&](std::size_t i, std::size_t j, RandomSequence& random) -> double {
        const bool rich = i % 3 == 0;
        switch (j) {
        case 0:
          return spend[i] = (rich ? 900 : 60) * (1 + 0.2 * random.normal());
        case 1:
          return random.uniform() < 0.06 ? NAN : std::round(spend[i] / 20 + 5 * random.uniform());
        case 2: {
          const double u = random.uniform();
          if (u < 0.04) return NAN;
          return u < 0.05 ? 2 : rich ? (u < 0.8 ? 0 : 1) : (u < 0.3 ? 0 : u < 0.6 ? 1 : 3);
        }
        case 3:
          return random.uniform() < 0.03 ? NAN : (random.uniform() < (rich ? 0.7 : 0.2) ? 1 : 0);
        case 4:
          return !rich && random.uniform() < 0.4 ? NAN : std::round(30 + 15 * random.normal());
        default:
          return std::round(15'000 + 3'000 * random.uniform());
        }
      });
}

/// What a transform fits to a table of one column.
inline Knots knots_of(std::string_view transform, const Matrix& column) {
  Execution execution(1);
  const ColumnSchema schema = named("a");
  return transforms().at(transform).fit(ColumnValues(execution, schema, column.column(0))).knots;
}

} // namespace ilk::test
