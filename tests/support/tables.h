// Small tables for tests.
#pragma once

#include <string>

#include <fmt/format.h>

#include "base/philox.h"

namespace ilk::test {

/// id, spend, visits, share: `rows` customers C0000, C0001, ... of three kinds, as CSV. The first
/// data row is on line 2.
inline std::string small_table(int rows, std::uint64_t seed = 1) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  std::string text = "id,spend,visits,share\n";
  for (int i = 0; i < rows; ++i) {
    const int kind = i % 3;
    const double spend = (kind == 0 ? 20 : kind == 1 ? 400 : 900) * (1 + 0.2 * random.normal());
    const auto visits = static_cast<int>((kind == 1 ? 30 : 4) + random.below(5));
    text += fmt::format("C{:04},{:.2f},{},{:.3f}\n", i, spend, visits,
                        (kind == 2 ? 0.8 : 0.2) + 0.1 * random.uniform());
  }
  return text;
}

} // namespace ilk::test
