// Counter-based random numbers: the Philox generator of Salmon, Moraes, Dror &
// Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), by Random123.
// A number is a pure function of (seed, purpose, replicate, index), so it does
// not depend on threads, blocks or the order of asking.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include <Random123/philox.h>

namespace ilk {

/// What a stream of random numbers is for. Streams of different purposes are
/// independent even when all else is equal. The values are part of the model's
/// reproducibility: append, never renumber.
enum class Purpose : std::uint32_t {
  row_sample = 1,
  holdout = 2,
  encoder_weights = 3,
  batch_order = 4,
  kmeans_seeding = 5,
  simulation = 6,
  test = 7,
  evidence_rows = 8,
  map_points = 9,
  micro_clusters = 10,
  silhouette_rows = 11,
  null_shuffle = 12,
  null_normals = 13,
  null_missing = 14,
  bootstrap = 15,
  gap_reference = 16,
  neighbourhood_rows = 17,
  null_rows = 18,
  null_rerun = 19,
  observed_rerun = 20,
  bootstrap_rerun = 21,
  encoder_rerun = 22,
  cleaning_rerun = 23,
  candidate_rows = 24,
  joint_order = 25,
  profile_rows = 26,
  identity_rows = 27,
  observed_rows = 28,
  fill_rows = 29,
  fill_donors = 30,
  hidden_cells = 31,
  outlier_rows = 32,
  missing_rows = 33,
  name_votes = 34,
  play_value = 35,
  comparison_rows = 36,
  tree_folds = 37,
  kind_rows = 38,
  kind_noise = 39,
  dip_reference = 40,
  valley_noise = 41,
  eigen_starts = 42,
};

/// A random-access stream: number `index` of (seed, purpose, replicate).
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, Purpose purpose, std::uint32_t replicate = 0)
      : key_{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)}},
        purpose_(static_cast<std::uint32_t>(purpose)), replicate_(replicate) {}

  /// 128 random bits for `index`.
  std::array<std::uint32_t, 4> bits(std::uint64_t index) const {
    const auto out =
        r123::Philox4x32{}({{static_cast<std::uint32_t>(index),
                             static_cast<std::uint32_t>(index >> 32), replicate_, purpose_}},
                           key_);
    return {out[0], out[1], out[2], out[3]};
  }

  /// 64 random bits for `index`.
  std::uint64_t word(std::uint64_t index) const {
    const auto b = bits(index);
    return (std::uint64_t{b[1]} << 32) | b[0];
  }

  /// Uniform on [0, 1) with 53 random bits.
  double uniform(std::uint64_t index) const { return unit(word(index)); }

  /// The double in [0, 1) that the upper 53 bits of `word` stand for.
  static double unit(std::uint64_t word) { return static_cast<double>(word >> 11) * 0x1.0p-53; }

 private:
  r123::Philox4x32::key_type key_;
  std::uint32_t purpose_;
  std::uint32_t replicate_;
};

/// The same numbers in order, with the distributions that simulation, seeding
/// and shuffling need. One sequence belongs to one thread.
class RandomSequence {
  __extension__ typedef unsigned __int128 Wide;

 public:
  explicit RandomSequence(RandomStream stream, std::uint64_t start = 0)
      : stream_(stream), next_(start) {}

  std::uint64_t word() { return stream_.word(next_++); }
  double uniform() { return RandomStream::unit(word()); }
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// Uniform on {0, ..., count - 1}, without bias (Lemire 2019). Requires count > 0.
  std::uint64_t below(std::uint64_t count) {
    auto product = static_cast<Wide>(word()) * count;
    if (static_cast<std::uint64_t>(product) < count) {
      const std::uint64_t threshold = (0 - count) % count;
      while (static_cast<std::uint64_t>(product) < threshold)
        product = static_cast<Wide>(word()) * count;
    }
    return static_cast<std::uint64_t>(product >> 64);
  }

  /// Standard normal, by Box and Muller (1958).
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return radius * std::cos(2.0 * std::numbers::pi * uniform());
  }

  /// A uniformly random order of 0 .. count-1 (Fisher and Yates).
  std::vector<std::uint32_t> permutation(std::uint32_t count) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    std::array<std::uint32_t, 4> bits{};
    std::size_t used = bits.size();
    const auto draw = [&] { // all 128 bits of an index are used: shuffling is done often
      if (used == bits.size()) {
        bits = stream_.bits(next_++);
        used = 0;
      }
      return std::uint64_t{bits[used++]};
    };
    for (std::uint32_t left = count; left > 1; --left) {
      std::uint64_t product = draw() * left; // as below(), with 32 bits
      if (static_cast<std::uint32_t>(product) < left) {
        const std::uint32_t threshold = (0 - left) % left;
        while (static_cast<std::uint32_t>(product) < threshold) product = draw() * left;
      }
      std::swap(order[left - 1], order[product >> 32]);
    }
    return order;
  }

 private:
  RandomStream stream_;
  std::uint64_t next_;
};

} // namespace ilk
