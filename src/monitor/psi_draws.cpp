#include "monitor/psi_draws.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "base/philox.h"
#include "monitor/drift.h"

namespace ilk {
namespace {

constexpr std::uint64_t few_customers = 500;
constexpr std::size_t beyond = 5;            // draws, of which the last is what chance gives
constexpr double most_draws = 20'000;        // of many columns each would be drawn for minutes
constexpr std::uint32_t stream_of_draws = 1; // that of the reconstruction's rows is 0

using Counts = std::vector<std::uint64_t>;

Counts pooled(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now) {
  Counts both(then.begin(), then.end());
  for (std::size_t b = 0; b < both.size(); ++b) both[b] += now[b];
  return both;
}

// Takes so many customers out of the bins, without putting them back.
Counts take(Counts& left, std::uint64_t customers, RandomSequence& random) {
  Counts taken(left.size());
  for (std::uint64_t all = customers_in(left); customers > 0; --customers, --all) {
    std::uint64_t rank = random.below(all);
    std::size_t bin = 0;
    while (rank >= left[bin]) rank -= left[bin++];
    --left[bin];
    ++taken[bin];
  }
  return taken;
}

// The indices of tables that have not changed, one after the other.
class Draws {
 public:
  Draws(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now)
      : both_(pooled(then, now)), smaller_(std::min(customers_in(then), customers_in(now))) {}

  double next() {
    Counts left = both_;
    const Counts taken = take(left, smaller_, random_);
    return psi_of(left, taken); // either way round
  }

 private:
  Counts both_;
  std::uint64_t smaller_;
  RandomSequence random_{RandomStream(1, Purpose::comparison_rows, stream_of_draws)};
};

std::size_t draws_at(double level) {
  return static_cast<std::size_t>(
      std::min(std::ceil(static_cast<double>(beyond) / level), most_draws));
}

} // namespace

bool draws_tell(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now) {
  const std::uint64_t smaller = std::min(customers_in(then), customers_in(now));
  return then.size() > 1 && smaller > 0 && smaller < few_customers;
}

double psi_of_draws(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                    double level) {
  Draws draws(then, now);
  std::vector<double> drawn(draws_at(level));
  for (double& psi : drawn) psi = draws.next();
  std::ranges::nth_element(drawn, drawn.begin() + (beyond - 1), std::greater<>());
  return drawn[beyond - 1];
}

bool draws_reach(std::span<const std::uint64_t> then, std::span<const std::uint64_t> now,
                 double level) {
  // Of equal counts either way round, to the last digit but one.
  const double psi = psi_of(then, now) * (1 - 1e-12);
  Draws draws(then, now);
  std::size_t reached = 0;
  for (std::size_t left = draws_at(level); left > 0 && reached < beyond; --left)
    reached += draws.next() >= psi ? 1 : 0;
  return reached == beyond;
}

} // namespace ilk
