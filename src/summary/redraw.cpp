#include "summary/redraw.h"

#include <cmath>

namespace ilk {

std::vector<std::uint32_t> redrawn_rows(std::size_t rows, const RandomStream& stream) {
  std::vector<std::uint32_t> drawn;
  drawn.reserve(rows + rows / 8);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const double uniform = stream.uniform(row);
    double probability = std::exp(-1.0), below = probability;
    for (int times = 1; uniform >= below && times < 20; ++times) { // 20 or more: once in 10^19
      drawn.push_back(row);
      probability /= times;
      below += probability;
    }
  }
  return drawn;
}

} // namespace ilk
