// Reference figures, see tests/golden/README.md.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/paths.h"
#include "table/matrix.h"

namespace ilk::test {

/// Kept until the end: a loop may run over a part of it.
inline const nlohmann::json& golden(const std::string& name) {
  static std::map<std::string, nlohmann::json> read;
  const auto [found, is_new] = read.try_emplace(name);
  if (is_new) {
    std::ifstream file(source_path("tests/golden/data/" + name + ".json"));
    found->second = nlohmann::json::parse(file);
  }
  return found->second;
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
