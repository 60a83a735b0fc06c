// The lists that ilk itself has written, read back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace ilk {

struct ListedCustomer {
  std::string id;            ///< as in the table that was planned
  std::uint32_t segment = 0; ///< its number, from 1
};

/// Cells of delimited text as ilk writes it: commas, quotes doubled within quotes, line feeds.
/// `file` is for messages. Throws DataError for a quote that is not closed. O(length).
std::vector<std::vector<std::string>> cells_of_list(std::string_view text, const std::string& file);

/// Those of campaigns/<play>.csv. Throws DataError, with the line, for what is no such list;
/// IoError.
std::vector<ListedCustomer> read_list(const std::filesystem::path& file);

} // namespace ilk
