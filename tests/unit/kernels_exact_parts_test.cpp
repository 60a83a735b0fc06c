// Exact sums of many terms at once, against those of one term after the other.
#include <cmath>
#include <limits>
#include <vector>

#include "base/exact_sum.h"
#include "kernels/exact_parts.h"
#include "summary/exact_parts_sum.h"
#include "summary/moments.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using test::awkward;

class ExactPartsKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, ExactPartsKernels, test::every_path, test::path_name);

// Doubles of all sizes up to 2^reach and down to 2^-reach, of both signs; some are 0.
std::vector<double> terms_of(std::size_t count, int reach) {
  RandomSequence random(RandomStream(7, Purpose::evidence_rows));
  std::vector<double> terms(kernels::exact_rows);
  for (std::size_t i = 0; i < count; ++i) {
    const int exponent = static_cast<int>(random.below(static_cast<std::size_t>(2 * reach + 1)));
    const double mantissa = static_cast<double>(random.below(std::size_t{1} << 53)) - 0x1p52;
    terms[i] = i % 5 == 4 ? 0 : std::ldexp(mantissa, exponent - reach);
  }
  return terms;
}

bool are_equal(const ExactSum& a, const ExactSum& b) {
  ExactSum::Float128 x = a.extended(), y = b.extended();
  return x == y && a.value() == b.value();
}

TEST_P(ExactPartsKernels, AddUpToTheExactSumOfTheTerms) {
  for (const std::size_t count : awkward)
    for (const int reach : {0, 10, 100, 900}) { // the last is more than all parts hold
      std::vector<double> terms = terms_of(count, reach);
      ExactSum one_by_one, at_once;
      for (std::size_t i = 0; i < count; ++i) one_by_one.add(terms[i]);
      add_all(terms.data(), count, at_once);
      EXPECT_TRUE(are_equal(one_by_one, at_once)) << count << " terms, reach " << reach;
    }
}

TEST_P(ExactPartsKernels, PowersAreThoseOfPlainSums) {
  constexpr float nan = std::numeric_limits<float>::quiet_NaN();
  for (const std::size_t count : awkward)
    for (const float scale : {1.0f, 1e30f, 1e-38f}) {
      std::vector<float> values(count);
      for (std::size_t i = 0; i < count; ++i)
        values[i] = i % 7 == 3   ? nan
                    : i % 7 == 5 ? 0.0f
                                 : scale * (static_cast<float>(i * i % 101) - 31.7f);
      kernels::PowerTile tile;
      kernels::sum_powers(values.data(), count, 4, tile);
      ExactSum plain[4], tiled[4];
      std::size_t known = 0, zeros = 0;
      float least = std::numeric_limits<float>::infinity(), most = -least;
      for (const float value : values) {
        if (std::isnan(value)) continue;
        ++known;
        zeros += value == 0 ? 1 : 0;
        least = std::min(least, value);
        most = std::max(most, value);
        const double x = value, square = x * x;
        plain[0].add(x);
        plain[1].add(square);
        const double factors[] = {x, square};
        for (std::size_t f = 0; f < 2; ++f) {
          const double product = square * factors[f];
          plain[2 + f].add(product);
          plain[2 + f].add(std::fma(square, factors[f], -product));
        }
      }
      const std::size_t power_of[] = {0, 1, 2, 2, 3, 3};
      for (std::size_t s = 0; s < kernels::PowerTile::streams; ++s)
        add_parts(tile.parts[s], tile.terms[s], count, tiled[power_of[s]]);
      EXPECT_EQ(tile.known, known);
      EXPECT_EQ(tile.zeros, zeros);
      EXPECT_EQ(tile.minimum, least);
      EXPECT_EQ(tile.maximum, most);
      for (std::size_t p = 0; p < 4; ++p)
        EXPECT_TRUE(are_equal(plain[p], tiled[p])) << "power " << p + 1 << ", " << count;
    }
}

} // namespace
} // namespace ilk
