// The laws of passes (pass/pass.h), as a function that every pass is put through. That any order of
// the rows gives the same result is looked at for all of them; see expect_laws below for which know
// something of single rows, and for which name rows in their results.
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "base/bytes.h"
#include "base/philox.h"
#include "pass/pass.h"
#include "pass/run.h"

namespace ilk::laws {

/// Random columns with zeros, repeats, a long tail and, if wanted, missing values.
inline Matrix random_table(std::size_t rows, std::size_t columns, bool missing,
                           std::uint64_t seed = 1) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  Matrix table(rows, columns);
  for (std::size_t j = 0; j < columns; ++j)
    for (float& value : table.column(j)) {
      const double kind = random.uniform();
      if (kind < 0.2)
        value = 0;
      else if (kind < 0.3)
        value = static_cast<float>(random.below(5));
      else if (kind < 0.9)
        value = static_cast<float>(random.normal());
      else
        value = static_cast<float>(std::exp(3 * random.normal()));
      if (missing && kind > 0.15 && kind < 0.22) value = NAN;
    }
  return table;
}

template <Pass P>
auto absorbed(const P& pass, const RowBlock& rows) {
  auto summary = pass.empty();
  pass.absorb(summary, rows);
  return summary;
}

template <Pass P>
auto merged(const P& pass, typename P::Summary left, const typename P::Summary& right) {
  pass.merge(left, right);
  return left;
}

/// Row i of the shuffled table is row order[i] of the other.
inline std::vector<std::uint32_t> shuffled_order(std::size_t rows, std::uint64_t seed) {
  return RandomSequence(RandomStream(seed, Purpose::test))
      .permutation(static_cast<std::uint32_t>(rows));
}

/// What belongs to the rows, in the order of the shuffled ones.
template <class Value>
std::vector<Value> shuffled(const std::vector<Value>& of_rows,
                            const std::vector<std::uint32_t>& order) {
  std::vector<Value> result;
  for (const std::uint32_t row : order) result.push_back(of_rows[row]);
  return result;
}

/// The order of the rows does not matter. `for_order(order)` is the pass for shuffled rows: that
/// itself, or with what it knows of each row shuffled too. `told(result, order)` is a result
/// without row numbers, or with those of the rows before they were shuffled.
template <Pass P, class ForOrder, class Told>
void expect_any_order(const P& pass, const RowBlock& rows, ForOrder&& for_order, Told&& told) {
  std::vector<std::uint32_t> as_they_are(rows.rows);
  std::iota(as_they_are.begin(), as_they_are.end(), 0u);
  const auto whole = told(pass.finish(absorbed(pass, rows)), as_they_are);
  for (const std::uint64_t seed : {1, 2, 3}) {
    const auto order = shuffled_order(rows.rows, seed);
    const Matrix table = gather_rows(rows, order);
    Execution execution(2);
    EXPECT_TRUE(told(run(execution, table.block(), for_order(order), 100), order) == whole)
        << "any order";
  }
}

/// All laws but that of any order. `rows` should have a few thousand rows. Results are compared
/// bit for bit with ==.
template <Pass P>
void expect_laws_in_order(const P& pass, const RowBlock& rows) {
  const auto whole = pass.finish(absorbed(pass, rows));
  const std::size_t third = rows.rows / 3;
  const auto a = absorbed(pass, rows.slice(0, third));
  const auto b = absorbed(pass, rows.slice(third, third));
  const auto c = absorbed(pass, rows.slice(2 * third, rows.rows - 2 * third));

  EXPECT_TRUE(pass.finish(merged(pass, pass.empty(), a)) == pass.finish(a)) << "left identity";
  EXPECT_TRUE(pass.finish(merged(pass, a, pass.empty())) == pass.finish(a)) << "right identity";
  const auto left = merged(pass, merged(pass, a, b), c);
  const auto right = merged(pass, a, merged(pass, b, c));
  EXPECT_TRUE(pass.finish(left) == pass.finish(right)) << "associativity";
  EXPECT_TRUE(pass.finish(left) == whole) << "partitions";

  for (const std::size_t block : {1, 7, 16, 100, 4096, 1'000'000})
    for (const unsigned threads : {1u, 2u, 8u}) {
      Execution execution(threads);
      EXPECT_TRUE(run(execution, rows, pass, block) == whole)
          << "block of " << block << " rows on " << threads << " threads";
    }

  Execution execution(2);
  EXPECT_TRUE(run(execution, rows.slice(0, 0), pass) == pass.finish(pass.empty())) << "no rows";

  for (const auto& summary : {pass.empty(), a, left}) {
    const Bytes bytes = to_bytes(summary);
    const auto back = from_bytes<typename P::Summary>(bytes);
    EXPECT_TRUE(to_bytes(back) == bytes) << "bytes";
    EXPECT_TRUE(pass.finish(back) == pass.finish(summary)) << "bytes round trip";
    EXPECT_TRUE(pass.finish(merged(pass, back, b)) == pass.finish(merged(pass, summary, b)))
        << "merge after the round trip";
  }
}

/// All laws, of a pass whose result has row numbers: RowSample, FarthestRow.
template <Pass P, class ForOrder, class Told>
void expect_laws(const P& pass, const RowBlock& rows, ForOrder&& for_order, Told&& told) {
  expect_laws_in_order(pass, rows);
  expect_any_order(pass, rows, for_order, told);
}

/// All laws, of a pass that knows something of each row, such as its label: ByGroup, LloydStep,
/// GroupMeans, Scatter, MapDensity.
template <Pass P, class ForOrder>
void expect_laws(const P& pass, const RowBlock& rows, ForOrder&& for_order) {
  expect_laws(pass, rows, for_order, [](auto result, const auto&) { return result; });
}

/// All laws, of a pass that knows nothing of single rows and whose result names none: Moments,
/// RadixCounts, CoMoments, Histogram, Together, LargestMagnitude, SquareSum, CutCounts,
/// YeoJohnsonLikelihood.
template <Pass P>
void expect_laws(const P& pass, const RowBlock& rows) {
  expect_laws(pass, rows, [&](const auto&) { return pass; });
}

} // namespace ilk::laws
