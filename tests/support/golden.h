// Reference figures, see tests/golden/README.md.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "table/matrix.h"

namespace ilk::test {

inline nlohmann::json golden(const std::string& name) {
  std::ifstream file(std::filesystem::path(ILK_SOURCE_DIR) / "tests/golden/data" /
                     (name + ".json"));
  return nlohmann::json::parse(file);
}

/// A matrix from its values row by row.
inline Matrix matrix_of(const std::vector<float>& values, std::size_t columns) {
  Matrix matrix(values.size() / columns, columns);
  for (std::size_t i = 0; i < values.size(); ++i) matrix.at(i / columns, i % columns) = values[i];
  return matrix;
}

/// Labels written as one digit per row.
inline std::vector<std::uint32_t> labels_of(const std::string& digits) {
  std::vector<std::uint32_t> labels;
  for (const char digit : digits) labels.push_back(static_cast<std::uint32_t>(digit - '0'));
  return labels;
}

} // namespace ilk::test
