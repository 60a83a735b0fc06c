#include "kernels/pairwise.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "kernels/pairwise.cpp"
#include <hwy/foreach_target.h>

#include "kernels/lanes-inl.h"

HWY_BEFORE_NAMESPACE();
namespace ilk::HWY_NAMESPACE {

// As many groups of 16 queries as the registers hold sums for, with four references.
constexpr std::size_t query_groups = Floats::parts == 1 ? 4 : 1;

// What becomes of a distance beside its query's sum: nothing, or it is added to its reference's
// lanes.
struct ToQueries {
  HWY_INLINE void add(std::size_t, std::size_t, const Floats&) const {}
};
struct ToBoth {
  const float* keep; // of the first query
  float* lanes;      // of the first reference

  HWY_INLINE void add(std::size_t reference, std::size_t group, const Floats& distances) const {
    float* const lane = lanes + reference * 16;
    Floats::fused(Floats::load(keep + group * 16), distances, Floats::load(lane)).store(lane);
  }
};

// Sums of distances per query, and squared distances whose roots are still to be added to them:
// roots take a unit of their own, so they are taken one by one during the next multiplications.
template <class To>
class Pending {
 public:
  explicit HWY_INLINE Pending(To to) : to_(to) {}
  HWY_INLINE void clear() {
    count_ = 0;
    for (std::size_t g = 0; g < query_groups; ++g) Floats::of(0).store(sums_ + g * 16);
  }
  HWY_INLINE std::size_t count() const { return count_; }
  // References are held in their order, each with all its groups.
  HWY_INLINE void hold(const Floats& squares) { squares.store(squares_ + count_++ * 16); }
  HWY_INLINE void add(std::size_t p) {
    float* sum = sums_ + p % query_groups * 16;
    const Floats distances = Floats::root(Floats::load(squares_ + p * 16));
    (Floats::load(sum) + distances).store(sum);
    to_.add(first_ + p / query_groups, p % query_groups, distances);
  }
  HWY_INLINE void added() {
    first_ += count_ / query_groups;
    count_ = 0;
  }
  HWY_INLINE void store(float* sums) const {
    for (std::size_t g = 0; g < query_groups; ++g)
      Floats::load(sums_ + g * 16).store(sums + g * 16);
  }

 private:
  HWY_ALIGN float squares_[4 * query_groups * 16];
  HWY_ALIGN float sums_[query_groups * 16];
  std::size_t count_ = 0;
  std::size_t first_ = 0; ///< reference of the first pending
  To to_;
};

// Squared distances of the queries to `Together` references: each query is loaded once for all of
// them, each reference once for all groups.
template <std::size_t Together, class To>
HWY_INLINE void add_distances(const float* queries, std::size_t columns, const float* references,
                              Pending<To>& pending) {
  Floats squares[Together][query_groups];
  for (auto& square : squares)
    for (Floats& group : square) group = Floats::of(0);
  for (std::size_t j = 0; j < columns; ++j) {
    Floats query[query_groups];
    for (std::size_t g = 0; g < query_groups; ++g)
      query[g] = Floats::load(queries + j * kernels::query_rows + g * 16);
    for (std::size_t t = 0; t < Together; ++t) {
      const Floats reference = Floats::of(references[t * columns + j]);
      for (std::size_t g = 0; g < query_groups; ++g) {
        const Floats difference = query[g] - reference;
        squares[t][g] = Floats::fused(difference, difference, squares[t][g]);
      }
    }
    if (j < pending.count()) pending.add(j);
  }
  for (std::size_t p = columns; p < pending.count(); ++p) pending.add(p);
  pending.added();
  for (std::size_t t = 0; t < Together; ++t)
    for (std::size_t g = 0; g < query_groups; ++g) pending.hold(squares[t][g]);
}

// The groups from query `first` on.
template <class To>
HWY_INLINE void sum_some(const float* queries, std::size_t first, std::size_t columns,
                         const float* references, std::span<const std::uint32_t> ends, float* sums,
                         To to) {
  Pending<To> pending(to);
  std::size_t r = 0;
  for (std::size_t run = 0; run < ends.size(); ++run) {
    pending.clear();
    for (; r + 4 <= ends[run]; r += 4)
      add_distances<4>(queries + first, columns, references + r * columns, pending);
    for (; r < ends[run]; ++r)
      add_distances<1>(queries + first, columns, references + r * columns, pending);
    for (std::size_t p = 0; p < pending.count(); ++p) pending.add(p);
    pending.added();
    pending.store(sums + run * kernels::query_rows + first);
  }
}

void sum_distances(const float* queries, std::size_t columns, const float* references,
                   std::span<const std::uint32_t> ends, float* sums) {
  for (std::size_t first = 0; first < kernels::query_rows; first += query_groups * 16)
    sum_some(queries, first, columns, references, ends, sums, ToQueries());
}

void sum_pair_distances(const float* queries, const float* keep, std::size_t columns,
                        const float* references, std::span<const std::uint32_t> ends, float* sums,
                        float* lanes) {
  for (std::size_t first = 0; first < kernels::query_rows; first += query_groups * 16)
    sum_some(queries, first, columns, references, ends, sums, ToBoth{keep + first, lanes});
}

void add_to_slots(const float* by_run, std::size_t runs, const std::uint32_t* slots,
                  std::size_t partitions, double* sums) {
  constexpr std::size_t together = 4; // of eight queries each
  static_assert(kernels::query_rows % (together * 8) == 0);
  for (std::size_t run = 0; run < runs; ++run, by_run += kernels::query_rows, slots += partitions)
    for (std::size_t first = 0; first < kernels::query_rows; first += together * 8) {
      Doubles some[together];
      for (std::size_t g = 0; g < together; ++g)
        some[g] = Doubles::of_floats(by_run + first + g * 8);
      for (std::size_t p = 0; p < partitions; ++p) {
        double* const sum = sums + slots[p] * kernels::query_rows + first;
        for (std::size_t g = 0; g < together; ++g)
          (Doubles::load(sum + g * 8) + some[g]).store(sum + g * 8);
      }
    }
}

} // namespace ilk::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ilk {

HWY_EXPORT(sum_distances);
HWY_EXPORT(sum_pair_distances);
HWY_EXPORT(add_to_slots);

void kernels::sum_distances(const float* queries, std::size_t columns, const float* references,
                            std::span<const std::uint32_t> ends, float* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::sum_distances)(queries, columns, references, ends, sums);
}

void kernels::sum_pair_distances(const float* queries, const float* keep, std::size_t columns,
                                 const float* references, std::span<const std::uint32_t> ends,
                                 float* sums, float* lanes) {
  HWY_DYNAMIC_DISPATCH(ilk::sum_pair_distances)
  (queries, keep, columns, references, ends, sums, lanes);
}

void kernels::add_to_slots(const float* by_run, std::size_t runs, const std::uint32_t* slots,
                           std::size_t partitions, double* sums) {
  HWY_DYNAMIC_DISPATCH(ilk::add_to_slots)(by_run, runs, slots, partitions, sums);
}

} // namespace ilk
#endif
