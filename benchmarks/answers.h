// Pieces of answers.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace ilk::bench {

/// Writes the values as they lie in memory and returns the path, for the answer to name.
template <class T>
std::string write_values(const std::filesystem::path& path, const std::vector<T>& values);

/// The most memory that this process has held, in bytes; 0 where the system does not say.
std::size_t peak_memory();

} // namespace ilk::bench
