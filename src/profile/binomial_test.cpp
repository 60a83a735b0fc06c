#include "profile/binomial_test.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/distributions.h"

namespace ilk {
namespace {

struct Distribution {
  double trials, share;
};

// Of values in [first, last], over which `holds` goes from false to true, the first that it holds
// for; last + 1 where it holds for none.
double first_that(double first, double last, const auto& holds) {
  while (first <= last) {
    const double middle = std::floor((first + last) / 2);
    if (holds(middle))
      last = middle - 1;
    else
      first = middle + 1;
  }
  return first;
}

double at_most(const Distribution& distribution, double count) {
  return count < 0 ? 0 : binomial_up_to(distribution.trials, distribution.share, count);
}

double at_least(const Distribution& distribution, double count) {
  if (count <= 0) return 1;
  if (count > distribution.trials) return 0;
  return binomial_above(distribution.trials, distribution.share, count - 1);
}

} // namespace

double binomial_at_most(std::uint64_t successes, std::uint64_t trials, double share) {
  assert(successes <= trials && share >= 0 && share <= 1);
  return at_most({static_cast<double>(trials), share}, static_cast<double>(successes));
}

double binomial_p_value(std::uint64_t successes, std::uint64_t trials, double share) {
  assert(successes <= trials && share >= 0 && share <= 1);
  const auto count = static_cast<double>(successes), n = static_cast<double>(trials);
  const double expected = n * share;
  if (trials == 0 || count == expected) return 1;
  if (share == 0 || share == 1) return 0; // another count cannot be
  const Distribution distribution{n, share};
  // A density that is equal but for rounding counts as equal.
  const double limit = binomial_density(n, share, count) * (1 + 1e-7);
  const auto is_rare = [&](double c) { return binomial_density(n, share, c) <= limit; };
  double p = 0;
  if (count < expected) {
    const double other = first_that(std::ceil(expected), n, is_rare);
    p = at_most(distribution, count) + at_least(distribution, other);
  } else {
    const double common =
        first_that(0, std::floor(expected), [&](double c) { return !is_rare(c); });
    p = at_least(distribution, count) + at_most(distribution, common - 1);
  }
  return std::min(p, 1.0);
}

} // namespace ilk
