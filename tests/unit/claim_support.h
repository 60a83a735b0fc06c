// Tables and claims for the tests of conditions and claims.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "profile/claim.h"

namespace ilk::test {

inline constexpr float missing = std::numeric_limits<float>::quiet_NaN();

struct TestColumn {
  std::string name;
  Kind kind;
  std::vector<float> values;
  std::vector<std::string> levels = {};
};

inline Table table_of(const std::vector<TestColumn>& columns) {
  Table table;
  table.values = Matrix(columns.front().values.size(), columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    ColumnSchema schema = described(columns[j].name, Role::attribute);
    schema.kind = columns[j].kind;
    schema.levels = columns[j].levels;
    table.attributes.push_back(std::move(schema));
    std::copy(columns[j].values.begin(), columns[j].values.end(), table.values.column(j).begin());
  }
  return table;
}

/// 0, 1, ..., n - 1.
inline std::vector<float> counting(std::size_t n) {
  std::vector<float> values(n);
  for (std::size_t i = 0; i < n; ++i) values[i] = static_cast<float>(i);
  return values;
}

/// Writes TOML to a file of its own and reads it as claims.
class ClaimsFile : public testing::Test {
 protected:
  std::filesystem::path path_ = std::filesystem::path(testing::TempDir()) /
                                ("ilk_claims_" + std::to_string(::getpid()) + ".toml");
  Execution execution_{2};

  void TearDown() override { std::filesystem::remove(path_); }

  std::vector<Claim> load(std::string_view toml) const {
    std::ofstream(path_) << toml;
    return load_claims(path_);
  }

  /// One claim of the parts given, each a [[claim.part]]'s keys.
  Answer ask(const Table& table, const std::vector<std::string>& parts) {
    std::string toml = "[[claim]]\ntext = \"said\"\n";
    for (const std::string& part : parts) toml += "[[claim.part]]\n" + part + "\n";
    return check_claims(execution_, table, load(toml)).at(0);
  }

  PartAnswer ask_one(const Table& table, const std::string& part) {
    return ask(table, {part}).readings.at(0).parts.at(0);
  }

  /// The condition { ... } as 1, 0 or - for unknown in each row.
  std::string met(const Table& table, const std::string& condition) {
    const auto claims =
        load("[[claim]]\ntext = \"said\"\n[[claim.part]]\ncheck = \"share\"\nthen = " + condition +
             "\nat_least = 0.5\n");
    std::string rows;
    for (const Met met :
         select_rows(execution_, table, claims[0].readings[0].parts[0].condition).rows)
      rows += met == Met::yes ? '1' : met == Met::no ? '0' : '-';
    return rows;
  }
};

} // namespace ilk::test
