// Reads what inputs.py has written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "table/matrix.h"

namespace ilk::bench {

/// FOLDER/NAME.json.
nlohmann::json read_json(const std::filesystem::path& folder, const std::string& name);

/// FOLDER/NAME.f32, columns of float end to end, of the shape that NAME.json says.
Matrix read_matrix(const std::filesystem::path& folder, const std::string& name);

/// FOLDER/NAME.u32, one label per row.
std::vector<std::uint32_t> read_labels(const std::filesystem::path& folder,
                                       const std::string& name);

} // namespace ilk::bench
