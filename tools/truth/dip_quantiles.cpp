// Prints the quantiles of sqrt(n) times the dip of n uniform values, for src/cluster/dip_test.cpp.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "base/philox.h"
#include "cluster/dip_test.h"

int main() {
  constexpr std::size_t samples = 20'000;
  for (const std::uint32_t n :
       {4u, 6u, 8u, 10u, 15u, 20u, 30u, 50u, 100u, 200u, 500u, 1000u, 5000u}) {
    ilk::RandomSequence random(ilk::RandomStream(1, ilk::Purpose::dip_reference, n));
    std::vector<double> dips(samples), values(n);
    for (double& dip : dips) {
      for (double& value : values) value = random.uniform();
      dip = std::sqrt(n) * ilk::dip_of(values);
    }
    std::ranges::sort(dips);
    fmt::print("    {{{}, {{", n);
    for (const double p : {0.01, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999})
      fmt::print("{}{:.4f}", p == 0.01 ? "" : ", ", dips[static_cast<std::size_t>(p * samples)]);
    fmt::print("}}}},\n");
  }
}
