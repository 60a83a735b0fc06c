// What the tests of reading delimited text share.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>

#include "io/csv.h"

namespace ilk::test {

// A file that exists as long as this object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view text) : path_(next_path()) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }

  const std::filesystem::path& path() const { return path_; }

  static std::filesystem::path next_path() {
    static int count = 0;
    return std::filesystem::path(testing::TempDir()) /
           ("ilk_csv_" + std::to_string(::getpid()) + "_" + std::to_string(++count) + ".csv");
  }

 private:
  std::filesystem::path path_;
};

inline bool same_bits(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// Everything that reading gives, batches joined.
struct Reading {
  std::vector<std::string> ids;
  std::vector<std::uint64_t> origins;
  std::vector<std::vector<double>> values; // as the source gave them
  ReadReport report;

  void add(const Table& table) {
    if (table.rows() == 0) return;
    values.resize(table.values.columns());
    for (std::size_t j = 0; j < values.size(); ++j)
      for (std::size_t i = 0; i < table.rows(); ++i) values[j].push_back(table.number(i, j));
    for (std::size_t i = 0; i < table.ids.size(); ++i) ids.emplace_back(table.ids[i]);
    origins.insert(origins.end(), table.origins.begin(), table.origins.end());
  }
};

inline Reading read_whole(const Source& file, const Schema& schema, Execution& execution) {
  Reading reading;
  reading.add(file.read(schema, execution, reading.report));
  return reading;
}

inline bool same_values(const std::vector<std::vector<double>>& a,
                        const std::vector<std::vector<double>>& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return std::ranges::equal(x, y, same_bits); });
}

// Reads columns id (where there is one) and attributes; the schema is inferred from
// the names alone.
inline Reading read_text(std::string_view text, const CsvOptions& options = {}) {
  const TemporaryFile file(text);
  const CsvFile csv = CsvFile::open(file.path(), options);
  Schema schema;
  for (const std::string& name : csv.columns())
    schema.columns.push_back(described(name, name == "id" ? Role::id : Role::attribute));
  Execution execution(1);
  return read_whole(csv, schema, execution);
}

} // namespace ilk::test
