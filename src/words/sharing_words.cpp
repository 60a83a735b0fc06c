#include "words/sharing_words.h"

#include <fmt/format.h>

namespace ilk {

std::string sharing_words(std::uint64_t fewest) {
  return fmt::format("Made to be shared: nothing here is about fewer than {0} customers. Typical "
                     "customers are medians of {0}, highest and lowest values are rounded, and "
                     "counts under {0} are left out or shown as none.",
                     fewest);
}

std::string shared_cells_words(std::uint64_t fewest) {
  return fmt::format(" Cells with fewer than {} customers are left out.", fewest);
}

} // namespace ilk
