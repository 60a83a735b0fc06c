// Cells of the CSV that ilk writes, as the text was.
#pragma once

#include <string>

namespace ilk::test {

/// Takes away the apostrophe that keeps a cell from being a formula, as docs/outputs.md says.
inline std::string as_it_was(const std::string& cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  const bool guarded = first != 0 && first != std::string::npos &&
                       std::string("=+-@\t\r").find(cell[first]) != std::string::npos;
  return guarded ? cell.substr(1) : cell;
}

} // namespace ilk::test
