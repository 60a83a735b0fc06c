// The laws of passes (pass/pass.h), as a function that every pass is put through.
#pragma once

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

/// All laws at once; `rows` should have a few thousand rows. Results are compared
/// bit for bit with ==.
template <Pass P>
void expect_laws(const P& pass, const RowBlock& rows) {
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

} // namespace ilk::laws
