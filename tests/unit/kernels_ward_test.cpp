// The screens of Ward's method: what they let pass and what they must not.
#include <algorithm>

#include "kernels/ward_scan.h"
#include "unit/kernels_support.h"

namespace ilk {
namespace {

using kernels::ward_block;
using test::awkward;
using test::Guarded;
using test::normals;
using test::rounding;

constexpr float far_away = 1e15f; // where nothing passes

std::size_t rounded_up(std::size_t count, std::size_t multiple) {
  return (count + multiple - 1) / multiple * multiple;
}

// |c - q|^2 - increase r in doubles, and how far a sum in floats may be from it: a difference is
// rounded once and squared, the product with r once, and each addition rounds what has come
// together so far, which is at most |c - q|^2 + increase r.
struct Excess {
  double value = 0;
  double tolerance = 0;

  Excess(double square, double held, std::size_t columns)
      : value(square - held),
        tolerance(static_cast<double>(columns + 4) * rounding * (square + held)) {}
};

// Some blocks of clusters, block by block as the screen reads them.
class Clusters {
 public:
  Clusters(std::size_t blocks, std::size_t columns)
      : blocks_(blocks), columns_(columns), centroids_(normals(blocks * columns * ward_block, 4)),
        inverse_(blocks * ward_block) {
    for (std::size_t i = 0; i < size(); ++i) inverse_[i] = 1 / static_cast<float>(1 + i % 5);
  }

  std::size_t size() const { return blocks_ * ward_block; }
  float& at(std::size_t slot, std::size_t column) {
    return centroids_[(slot / ward_block * columns_ + column) * ward_block + slot % ward_block];
  }
  float& inverse(std::size_t slot) { return inverse_[slot]; }
  kernels::WardSlots view() const { return {centroids_.data(), columns_, inverse_.data()}; }

  Excess excess(std::size_t slot, const Guarded<float>& centroid, double increase) {
    double square = 0;
    for (std::size_t j = 0; j < columns_; ++j)
      square += std::pow(static_cast<double>(at(slot, j)) - centroid[j], 2);
    return {square, increase * inverse_[slot], columns_};
  }

  std::vector<std::uint32_t> screen(const std::vector<std::uint32_t>& blocks,
                                    const kernels::WardQuery& query) const {
    const Guarded<std::uint32_t> asked(blocks);
    Guarded<std::uint32_t> hits(blocks.size() * ward_block);
    const std::size_t count =
        kernels::ward_screen(view(), asked.data(), blocks.size(), query, hits.data());
    EXPECT_TRUE(hits.intact());
    return {hits.data(), hits.data() + count};
  }

 private:
  std::size_t blocks_, columns_;
  Guarded<float> centroids_, inverse_;
};

// The boxes around some blocks. Those up to a multiple of 16 are there to be read, and would meet
// every query, but are nobody's.
class Boxes {
 public:
  Boxes(std::size_t count, std::size_t columns)
      : count_(count), columns_(columns), stride_(rounded_up(count, 16)),
        low_(stride_ * columns, -far_away), high_(stride_ * columns, far_away),
        inverse_(stride_, 1) {}

  float& low(std::size_t block, std::size_t column) { return low_[column * stride_ + block]; }
  float& high(std::size_t block, std::size_t column) { return high_[column * stride_ + block]; }
  float& inverse(std::size_t block) { return inverse_[block]; }

  Excess excess(std::size_t block, const Guarded<float>& centroid, double increase) {
    double square = 0;
    for (std::size_t j = 0; j < columns_; ++j) {
      const double at = centroid[j];
      square += std::pow(std::max({low(block, j) - at, at - high(block, j), 0.0}), 2);
    }
    return {square, increase * inverse_[block], columns_};
  }

  std::vector<std::uint32_t> screen(const kernels::WardQuery& query) const {
    Guarded<std::uint32_t> blocks(count_);
    const std::size_t met =
        kernels::ward_screen_boxes({low_.data(), high_.data(), stride_, columns_, inverse_.data()},
                                   count_, query, blocks.data());
    EXPECT_TRUE(blocks.intact());
    return {blocks.data(), blocks.data() + met};
  }

 private:
  std::size_t count_, columns_, stride_;
  Guarded<float> low_, high_, inverse_;
};

bool holds(const std::vector<std::uint32_t>& numbers, std::size_t number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// What is within the limit passed; what is beyond it by more than rounding did not.
void expect_screened(bool passed, const Excess& excess, double limit) {
  if (excess.value <= limit - excess.tolerance) {
    EXPECT_TRUE(passed) << "missed " << excess.value;
  } else if (excess.value > limit + excess.tolerance) {
    EXPECT_FALSE(passed) << "let in " << excess.value;
  }
}

class WardKernels : public test::OnEveryPath {};
INSTANTIATE_TEST_SUITE_P(Path, WardKernels, test::every_path, test::path_name);

TEST_P(WardKernels, TheScreenMissesNoSlotAndLetsInNoneBeyondTheLimit) {
  for (const std::size_t columns : {1, 2, 3, 6, 17, 24})
    for (const float reach : {0.0f, 0.05f, 0.5f, 1.0f, 4.0f}) {
      Clusters clusters(5, columns);
      for (std::size_t j = 0; j < columns; ++j) clusters.at(70, j) = far_away; // an empty slot
      const std::vector<std::uint32_t> blocks = {0, 2, 3}; // the others are not asked about
      std::size_t passed = 0;
      for (const std::uint32_t from : {0u, 33u, 100u, 159u}) {
        Guarded<float> centroid(columns);
        for (std::size_t j = 0; j < columns; ++j) centroid[j] = clusters.at(from, j);
        const float increase = reach * static_cast<float>(columns);
        const float limit = increase * clusters.inverse(from);
        const auto hits = clusters.screen(blocks, {centroid.data(), increase, limit});
        EXPECT_TRUE(std::is_sorted(hits.begin(), hits.end()));
        for (std::size_t slot = 0; slot < clusters.size(); ++slot)
          if (holds(blocks, slot / ward_block))
            expect_screened(holds(hits, slot), clusters.excess(slot, centroid, increase), limit);
          else
            EXPECT_FALSE(holds(hits, slot)) << "of a block that was not asked about";
        passed += hits.size();
      }
      if (reach == 0) {
        EXPECT_EQ(passed, 2u) << "two queries lie on a slot that was asked about";
      } else if (reach == 4) {
        EXPECT_GT(passed, 50u) << "of 3 blocks by 4 queries";
      }
    }
}

// With small integers and powers of two nothing is rounded, so the limit is met to the bit.
TEST_P(WardKernels, TheScreenLetsInWhatMeetsTheLimitExactly) {
  RandomSequence random(RandomStream(2, Purpose::test));
  for (const std::size_t columns : {1, 2, 5, 8}) {
    Clusters clusters(3, columns);
    for (std::size_t slot = 0; slot < clusters.size(); ++slot) {
      for (std::size_t j = 0; j < columns; ++j)
        clusters.at(slot, j) = static_cast<float>(random.below(5));
      clusters.inverse(slot) = std::ldexp(1.0f, -static_cast<int>(random.below(3)));
    }
    Guarded<float> centroid(columns, 2);
    std::size_t ties = 0;
    for (int limit = 0; limit < 12; ++limit) {
      const auto hits = clusters.screen({0, 1, 2}, {centroid.data(), 4, static_cast<float>(limit)});
      std::vector<std::uint32_t> expected;
      for (std::uint32_t slot = 0; slot < clusters.size(); ++slot) {
        const double value = clusters.excess(slot, centroid, 4).value;
        if (value <= limit) expected.push_back(slot);
        ties += value == limit;
      }
      EXPECT_EQ(hits, expected);
    }
    EXPECT_GT(ties, 0u);
  }
}

TEST_P(WardKernels, TheScreenOfBoxesMissesNoneAndLetsInNoneBeyondTheLimit) {
  for (const std::size_t count : awkward)
    for (const std::size_t columns : {1, 2, 3, 6, 17}) {
      Boxes boxes(count, columns);
      const auto one = normals(count * columns, 5), other = normals(count * columns, 6);
      for (std::size_t b = 0; b < count; ++b) {
        for (std::size_t j = 0; j < columns; ++j) {
          const float a = one[b * columns + j], extent = 0.1f * other[b * columns + j];
          boxes.low(b, j) = std::min(a, a + extent);
          boxes.high(b, j) = std::max(a, a + extent);
        }
        boxes.inverse(b) = 1 / static_cast<float>(1 + b % 4);
      }
      for (const float reach : {0.0f, 0.2f, 1.0f, 20.0f})
        for (std::size_t from = 0; from < count; from += 7) {
          Guarded<float> centroid(columns);
          for (std::size_t j = 0; j < columns; ++j) centroid[j] = boxes.low(from, j);
          const float increase = reach * static_cast<float>(columns);
          const float limit = 0.5f * increase;
          const auto met = boxes.screen({centroid.data(), increase, limit});
          EXPECT_TRUE(std::is_sorted(met.begin(), met.end()));
          EXPECT_TRUE(holds(met, from)) << "the box that the query lies in";
          for (std::size_t b = 0; b < count; ++b)
            expect_screened(holds(met, b), boxes.excess(b, centroid, increase), limit);
        }
    }
}

// Rounding is monotone, so a box is computed to be no farther than any cluster in it.
TEST_P(WardKernels, ABlockWithASlotThatPassesHasABoxThatPasses) {
  for (const std::size_t columns : {1, 3, 17}) {
    const std::size_t count = 19;
    Clusters clusters(count, columns);
    Boxes boxes(count, columns);
    std::vector<std::uint32_t> all;
    for (std::uint32_t b = 0; b < count; ++b) {
      all.push_back(b);
      boxes.inverse(b) = 0;
      for (std::size_t slot = b * ward_block; slot < (b + 1) * ward_block; ++slot)
        boxes.inverse(b) = std::max(boxes.inverse(b), clusters.inverse(slot));
      for (std::size_t j = 0; j < columns; ++j) {
        float low = far_away, high = -far_away;
        for (std::size_t slot = b * ward_block; slot < (b + 1) * ward_block; ++slot) {
          float& value = clusters.at(slot, j);
          value = 0.2f * value + static_cast<float>(b % (j + 2)); // so that blocks lie apart
          low = std::min(low, value);
          high = std::max(high, value);
        }
        boxes.low(b, j) = low;
        boxes.high(b, j) = high;
      }
    }
    for (std::size_t from = 0; from < clusters.size(); from += 11)
      for (const float increase : {0.0f, 0.01f, 0.1f, 1.0f}) {
        Guarded<float> centroid(columns);
        for (std::size_t j = 0; j < columns; ++j) centroid[j] = clusters.at(from, j);
        const kernels::WardQuery query = {centroid.data(), increase, 0.25f * increase};
        const auto met = boxes.screen(query);
        for (const std::uint32_t hit : clusters.screen(all, query))
          EXPECT_TRUE(holds(met, hit / ward_block)) << "slot " << hit;
      }
  }
}

} // namespace
} // namespace ilk
