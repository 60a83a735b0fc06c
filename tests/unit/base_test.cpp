// Sums, random numbers, bytes and files: what everything else stands on.
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/atomic_file.h"
#include "base/bytes.h"
#include "base/exact_sum.h"
#include "base/execution.h"
#include "base/grid.h"
#include "base/one_line.h"
#include "base/philox.h"
#include "base/plain_sha256.h"
#include "base/team.h"
#include "ilk/error.h"
#include "io/sha256.h"
#include "support/effort.h"
#include "support/process.h"

namespace ilk {
namespace {

double exact(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

TEST(ExactSum, KeepsWhatDoubleAdditionLoses) {
  EXPECT_EQ(exact({1e100, 1.0, -1e100}), 1.0);
  EXPECT_EQ(exact({1e308, 1e308, -1e308, -1e308, 5e-324}), 5e-324);
  EXPECT_EQ(exact({}), 0.0);
  EXPECT_EQ(exact({-0.1, -0.2, 0.1}), -0.2);
}

TEST(ExactSum, RoundsToNearestEvenOnce) {
  EXPECT_EQ(exact({1.0, 0x1p-53}), 1.0);
  EXPECT_EQ(exact({1.0, 0x1p-53, 0x1p-1000}), 1.0 + 0x1p-52);
  EXPECT_EQ(exact({-1.0, -0x1p-53, -0x1p-1000}), -1.0 - 0x1p-52);
}

RC_GTEST_PROP(ExactSum, DoesNotDependOnOrderOrGrouping, (std::vector<double> terms)) {
  std::erase_if(terms, [](double term) { return !std::isfinite(term) || std::abs(term) > 1e300; });
  ExactSum left, right, reversed;
  for (std::size_t i = 0; i < terms.size(); ++i) (i % 3 == 0 ? left : right).add(terms[i]);
  left.add(right);
  std::reverse(terms.begin(), terms.end());
  for (const double term : terms) reversed.add(term);
  RC_ASSERT(left.value() == reversed.value());
  RC_ASSERT(to_bytes(left) == to_bytes(reversed));
}

TEST(ExactSum, SumsMillionsOfTermsOfBothSigns) {
  RandomSequence random(RandomStream(1, Purpose::test));
  ExactSum sum;
  __float128 reference = 0;
  for (int i = 0; i < static_cast<int>(test::trials(1'000'000)); ++i) {
    const double term = (random.uniform() - 0.5) * std::exp2(random.uniform(-30, 30));
    sum.add(term);
    reference += term;
  }
  EXPECT_EQ(sum.value(), static_cast<double>(reference));
}

TEST(Grid, SumsAreTheSameInAnyOrder) {
  RandomSequence random(RandomStream(2, Purpose::test));
  std::vector<double> terms(10'000);
  for (double& term : terms) term = static_cast<float>(random.normal() * 7);
  const Grid grid = Grid::for_sum(100, terms.size());
  const auto sum = [&] {
    double total = 0;
    for (const double term : terms) total += grid.snap(term);
    return total;
  };
  const double forward = sum();
  std::sort(terms.begin(), terms.end());
  EXPECT_EQ(sum(), forward);
  EXPECT_NEAR(forward, exact(terms), 1e4 * 1e2 * 1e4 * 0x1p-51);
}

TEST(Philox, IsAFunctionOfItsCounterAlone) {
  const RandomStream stream(7, Purpose::test, 3);
  EXPECT_EQ(stream.word(5), RandomStream(7, Purpose::test, 3).word(5));
  EXPECT_NE(stream.word(5), stream.word(6));
  EXPECT_NE(stream.word(5), RandomStream(8, Purpose::test, 3).word(5));
  EXPECT_NE(stream.word(5), RandomStream(7, Purpose::holdout, 3).word(5));
  EXPECT_NE(stream.word(5), RandomStream(7, Purpose::test, 4).word(5));
}

TEST(Philox, MatchesThePublishedKnownAnswer) {
  // Random123's kat_vectors: philox4x32 with 10 rounds, zero counter and zero key.
  const auto out = r123::Philox4x32{}({{0, 0, 0, 0}}, {{0, 0}});
  EXPECT_EQ(out[0], 0x6627e8d5u);
  EXPECT_EQ(out[3], 0x9b00dbd8u);
}

TEST(Philox, DistributionsHaveTheirMoments) {
  RandomSequence random(RandomStream(3, Purpose::test));
  const int count = 200'000;
  double sum = 0, squares = 0, below = 0;
  for (int i = 0; i < count; ++i) {
    const double normal = random.normal();
    sum += normal;
    squares += normal * normal;
    below += static_cast<double>(random.below(10));
  }
  EXPECT_NEAR(sum / count, 0.0, 5 / std::sqrt(count));
  EXPECT_NEAR(squares / count, 1.0, 5 * std::sqrt(2.0 / count));
  EXPECT_NEAR(below / count, 4.5, 5 * std::sqrt(8.25 / count));
}

TEST(Philox, PermutationHoldsEachRowOnce) {
  RandomSequence random(RandomStream(4, Purpose::test));
  auto order = random.permutation(1000);
  EXPECT_FALSE(std::is_sorted(order.begin(), order.end()));
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(order[i], i);
}

TEST(Philox, PermutationsAreAFunctionOfTheStreamAndGoOn) {
  const RandomStream stream(5, Purpose::test);
  RandomSequence one(stream), again(stream);
  const auto first = one.permutation(100), second = one.permutation(100);
  EXPECT_EQ(again.permutation(100), first);
  EXPECT_EQ(again.permutation(100), second);
  EXPECT_NE(first, second);
  EXPECT_TRUE(one.permutation(0).empty());
  EXPECT_EQ(one.permutation(1), std::vector<std::uint32_t>{0});
}

TEST(Philox, EveryOrderIsEquallyLikely) {
  const int orders = 24, expected = 1000;
  std::map<std::vector<std::uint32_t>, int> seen;
  for (std::uint32_t replicate = 0; replicate < orders * expected; ++replicate)
    ++seen[RandomSequence(RandomStream(1, Purpose::test, replicate)).permutation(4)];
  ASSERT_EQ(seen.size(), static_cast<std::size_t>(orders));
  double chi_square = 0;
  for (const auto& [order, count] : seen)
    chi_square += std::pow(count - expected, 2) / static_cast<double>(expected);
  EXPECT_LT(chi_square, 49.7); // of 23 degrees of freedom one in a thousand is larger
  EXPECT_GT(chi_square, 7.5);  // and one in a thousand smaller
}

TEST(Bytes, RefuseForeignShortAndLongBuffers) {
  const std::vector<double> values = {1, 2, 3};
  Bytes bytes = to_bytes(values);
  EXPECT_EQ(from_bytes<std::vector<double>>(bytes), values);

  Bytes shortened = bytes;
  shortened.pop_back();
  EXPECT_THROW(from_bytes<std::vector<double>>(shortened), ModelError);
  Bytes longer = bytes;
  longer.push_back({});
  EXPECT_THROW(from_bytes<std::vector<double>>(longer), ModelError);
  Bytes foreign = bytes;
  foreign[0] = std::byte{0};
  EXPECT_THROW(from_bytes<std::vector<double>>(foreign), ModelError);
  Bytes huge = bytes;
  for (int i = 8; i < 16; ++i) huge[static_cast<std::size_t>(i)] = std::byte{0xff};
  EXPECT_THROW(from_bytes<std::vector<double>>(huge), ModelError);
}

TEST(AtomicFile, LeavesNothingBehindUnlessCommitted) {
  const test::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  {
    AtomicFile file(folder / "a.txt");
    file.write("half");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  write_file(folder / "a.txt", "whole");
  EXPECT_EQ(read_file(folder / "a.txt"), "whole");
  EXPECT_THROW(AtomicFile(folder / "missing" / "a.txt"), IoError);
}

TEST(Execution, RunsEachTaskOnceAndRethrows) {
  for (const unsigned threads : {1u, 2u, 8u}) {
    Execution execution(threads);
    std::vector<int> seen(1000);
    execution.for_each(seen.size(), [&](std::size_t i) { ++seen[i]; });
    EXPECT_EQ(std::count(seen.begin(), seen.end(), 1), 1000);
    EXPECT_THROW(execution.for_each(10,
                                    [](std::size_t i) {
                                      if (i == 7) throw DataError("seven");
                                    }),
                 DataError);
  }
}

TEST(Execution, StopsWhenAsked) {
  std::atomic<bool> stop = true;
  Execution execution(2, nullptr, &stop);
  EXPECT_THROW(execution.for_each(10, [](std::size_t) {}), Interrupted);
}

TEST(Team, CallsEachMemberOnce) {
  for (const unsigned members : {1u, 2u, 3u, 8u}) {
    std::vector<int> called(members);
    StepBarrier barrier(members);
    run_team(barrier, [&](unsigned member) { ++called[member]; });
    EXPECT_EQ(std::count(called.begin(), called.end(), 1), members);
  }
}

// As training uses it: one wait per step, and two sets of places in turn, so that who is ahead
// does not write what another still reads.
TEST(Team, EveryMemberSeesWhatAllWroteBeforeTheWait) {
  constexpr std::size_t steps = 400;
  for (const unsigned members : {2u, 3u, 8u}) {
    std::array<std::vector<std::size_t>, 2> written;
    for (auto& set : written) set.assign(members, steps);
    std::vector<std::size_t> stale(members);
    StepBarrier barrier(members);
    run_team(barrier, [&](unsigned member) {
      for (std::size_t step = 0; step < steps; ++step) {
        auto& set = written[step % 2];
        set[member] = step;
        ASSERT_TRUE(barrier.wait());
        stale[member] +=
            members - static_cast<std::size_t>(std::count(set.begin(), set.end(), step));
      }
    });
    EXPECT_EQ(std::count(stale.begin(), stale.end(), 0u), members) << members << " members";
  }
}

// Who comes much later than the others finds them asleep and wakes them.
TEST(Team, WaitsForAMemberThatIsLate) {
  StepBarrier barrier(3);
  int late = 0;
  std::atomic<int> seen = 0;
  run_team(barrier, [&](unsigned member) {
    for (int step = 1; step <= 3; ++step) {
      if (member == 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        late = step;
      }
      ASSERT_TRUE(barrier.wait());
      seen += late == step;
      ASSERT_TRUE(barrier.wait());
    }
  });
  EXPECT_EQ(seen, 9);
}

// Whoever throws, and whenever, the others leave and the error reaches the caller.
TEST(Team, EndsWhenAMemberThrows) {
  for (const unsigned members : {1u, 2u, 5u})
    for (unsigned thrower = 0; thrower < members; ++thrower)
      for (const int last : {0, 1, 7}) {
        StepBarrier barrier(members);
        std::atomic<unsigned> left = 0;
        const auto work = [&](unsigned member) {
          for (int step = 0;; ++step) {
            if (member == thrower && step == last) throw DataError("seven");
            if (!barrier.wait()) break;
            ASSERT_LE(step, last);
          }
          ++left;
        };
        EXPECT_THROW(run_team(barrier, work), DataError);
        EXPECT_EQ(left, members - 1);
        EXPECT_FALSE(barrier.wait());
      }
}

TEST(PlainSha256, IsTheSameInPiecesAndWithoutInstructions) {
  std::string text;
  for (int i = 0; i < 300; ++i) text.push_back(static_cast<char>(i * i % 251));
  for (std::size_t length = 0; length <= text.size(); length += length < 140 ? 1 : 53) {
    const std::string whole = text.substr(0, length);
    PlainSha256 in_words(PlainSha256::By::plain_words), in_pieces;
    in_words.add(whole);
    for (std::size_t at = 0; at < length; at += 1 + at % 70)
      in_pieces.add(std::span(whole).subspan(at, std::min(1 + at % 70, length - at)));
    EXPECT_EQ(in_words.digits(), sha256(whole)) << length;
    EXPECT_EQ(in_pieces.digits(), sha256(whole)) << length;
  }
}

TEST(Sha256, EqualsThePublishedExample) {
  const std::string text = "abc"; // FIPS 180-4
  EXPECT_EQ(sha256(text), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Error, IsSaidOnItsLinesWhateverTheDataHold) {
  const DataError error(Place{"a\nb.csv", 3, 2}, "there is no 'no\nrth'",
                        "use one of no\nrth, \x1b[2J");
  EXPECT_EQ(std::string(error.what()),
            "a b.csv: line 3, column 2: there is no 'no rth'\n  use one of no rth,  [2J");
  EXPECT_EQ(one_line("Region:\tno\r\nrth\x7f \xc3\xbc"), "Region: no  rth  \xc3\xbc");
}

TEST(OneLine, HoldsNothingThatATerminalObeys) {
  for (const std::string_view order :
       {"\x1b",   "\x7f",     "\xc2\x80", "\xc2\x9b", "\xc2\x9f",  "\x80",   "\x9b",
        "\x9f",   "\xc0\x9b", "\u00ad",   "\u061c",   "\u180e",    "\u200b", "\u200c",
        "\u200d", "\u200e",   "\u200f",   "\u2028",   "\u2029",    "\u202a", "\u202b",
        "\u202c", "\u202d",   "\u202e",   "\u2060",   "\u2066",    "\u2067", "\u2068",
        "\u2069", "\u3164",   "\ufeff",   "\ufff9",   "\U000e0041"}) {
    const std::string text = "a" + std::string(order) + "b";
    EXPECT_EQ(one_line(text), "a b") << text;
    EXPECT_EQ(without_controls(text), "a b") << text;
  }
  for (const std::string_view kept :
       {"\u00a0", "\u00e4", "\u2010", "\u202f", "\u2070", "\u65e5", "\U0001f600", "\xe4", "\xc3"})
    EXPECT_EQ(one_line(kept), kept);
  EXPECT_EQ(without_controls("a\n\tb\r"), "a\n\tb ");
}

TEST(OneLine, EscapesAreReadBackAsTheyWere) {
  const std::string text = "\u00e4\u009b\u202e\U000e0001";
  EXPECT_EQ(with_escapes(text, Escapes::json), "\u00e4\\u009b\\u202e\\udb40\\udc01");
  EXPECT_EQ(with_escapes(text, Escapes::toml), "\u00e4\\u009b\\u202e\\U000e0001");
  EXPECT_EQ(with_escapes("a\n\t", Escapes::json), "a\n\t") << "between the parts of JSON";
}

} // namespace
} // namespace ilk
