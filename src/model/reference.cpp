#include "model/reference.h"

#include <numeric>

namespace ilk {

std::uint64_t Spread::present() const {
  if (!levels.empty()) return std::accumulate(levels.begin(), levels.end(), std::uint64_t{0});
  return at_most.empty() ? 0 : at_most.back();
}

} // namespace ilk
