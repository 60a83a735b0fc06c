// Reference figures, see tests/golden/README.md.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "table/matrix.h"

namespace ilk::test {

/// Kept, so that a loop over a part of it does not run over what is gone.
inline const nlohmann::json& golden(const std::string& name) {
  static std::map<std::string, nlohmann::json> read;
  auto& data = read[name];
  if (data.is_null()) {
    std::ifstream file(std::filesystem::path(ILK_SOURCE_DIR) / "tests/golden/data" /
                       (name + ".json"));
    data = nlohmann::json::parse(file);
  }
  return data;
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
