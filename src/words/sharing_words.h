// What a page to share says of itself.
#pragma once

#include <cstdint>
#include <string>

namespace ilk {

/// That nothing in it is about fewer customers than so many, and what that leaves out.
std::string sharing_words(std::uint64_t fewest);

/// Of the map's cells.
std::string shared_cells_words(std::uint64_t fewest);

} // namespace ilk
