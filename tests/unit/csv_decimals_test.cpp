// The fast way through plain text: short decimals against std::from_chars bit for bit, marks
// against a plain search, and nothing read beyond the text.
#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/philox.h"
#include "io/csv_scan.h"
#include "kernels/csv_decimals.h"
#include "kernels/csv_marks.h"
#include "kernels/simd.h"
#include "kernels/split_number.h"
#include "support/effort.h"

namespace ilk {
namespace {

using kernels::Simd;

// Runs a check on every path that this processor has, and then on the one before.
template <class Check>
void on_every_path(Check&& check) {
  const Simd before = kernels::simd_in_use();
  for (const Simd path : {Simd::scalar, Simd::avx2, Simd::avx512}) {
    if (!kernels::has_simd(path)) continue;
    kernels::use_simd(path);
    check();
  }
  kernels::use_simd(before);
}

struct Cells {
  std::string text = std::string(kernels::decimal_margin, '7'); // digits before the first cell
  std::vector<std::uint32_t> after{0}, first;

  explicit Cells(const std::vector<std::string>& cells, std::string_view end = ",") {
    for (const std::string& cell : cells) {
      text.append(cell).append(end);
      first.push_back(static_cast<std::uint32_t>(first.size()));
      after.push_back(static_cast<std::uint32_t>(text.size() - kernels::decimal_margin));
    }
  }
};

std::vector<std::string> in_quotes(std::vector<std::string> cells) {
  for (std::string& cell : cells) cell = '"' + cell + '"';
  return cells;
}

// What the kernel makes of cells.
struct Decimals {
  std::vector<float> nearest;
  std::vector<std::int32_t> rest;
  std::vector<std::uint32_t> others; // left to the caller

  Decimals(const Cells& cells, char point, bool ends_line, bool quoted)
      : nearest(cells.first.size()), rest(cells.first.size()), others(cells.first.size()) {
    const kernels::CsvColumn column{cells.text.data() + kernels::decimal_margin,
                                    cells.after.data(),
                                    cells.first,
                                    0,
                                    ends_line,
                                    quoted};
    others.resize(
        kernels::read_decimals(column, point, nearest.data(), rest.data(), others.data()));
  }

  // Whether cell i is the number, in both parts and bit for bit.
  bool is(std::size_t i, double number) const {
    const auto same = [](auto a, auto b) { return std::memcmp(&a, &b, sizeof a) == 0; };
    return same(nearest[i], static_cast<float>(number)) &&
           same(kernels::joined(nearest[i], rest[i]), number);
  }
};

// Checks all values, in quotes too, and returns how many cells were left to the caller.
std::size_t expect_exact(const std::vector<std::string>& cells, char point = '.',
                         std::string_view end = ",") {
  const Decimals plain(Cells(cells, end), point, end != ",", false);
  const Decimals quoted(Cells(in_quotes(cells), end), point, end != ",", true); // say the same
  EXPECT_EQ(plain.others, quoted.others);
  std::size_t k = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (k < plain.others.size() && plain.others[k] == i) {
      ++k;
      continue;
    }
    std::string cell = cells[i];
    std::ranges::replace(cell, point, '.');
    double expected = 0;
    const char* const cell_end = cell.data() + cell.size();
    const auto [stop, fault] = std::from_chars(cell.data(), cell_end, expected);
    EXPECT_TRUE(stop == cell_end && fault == std::errc()) << cell;
    EXPECT_TRUE(plain.is(i, expected)) << cell;
    EXPECT_TRUE(quoted.is(i, expected)) << cell << " in quotes";
  }
  EXPECT_EQ(k, plain.others.size());
  return k;
}

// The digits of an integer with a point before the last `decimals` of them.
std::string with_point(std::string digits, std::size_t decimals) {
  if (digits.size() < decimals) digits.insert(0, decimals - digits.size(), '0');
  return digits.insert(digits.size() - decimals, 1, '.');
}

TEST(CsvDecimals, AreThoseOfFromCharsForManyLengths) {
  const RandomStream random(11, Purpose::test);
  std::vector<std::string> cells;
  std::uint64_t power = 1;
  for (std::size_t digits = 1; digits <= 19; ++digits, power *= 10)
    for (std::size_t decimals = 0; decimals <= 19; ++decimals)
      for (std::uint64_t k = 0; k < test::trials(100); ++k) {
        const std::uint64_t word = random.word(cells.size());
        const std::string integer = std::to_string(power + word % (9 * power));
        const std::string sign = word >> 63 != 0 ? "-" : "";
        cells.push_back(sign +
                        (decimals == 0 && k % 2 == 0 ? integer : with_point(integer, decimals)));
      }
  on_every_path([&] { EXPECT_LT(expect_exact(cells), cells.size() / 2); });
}

TEST(CsvDecimals, AreThoseOfFromCharsNextToTheMiddleOfTwoFloats) {
  const RandomStream random(12, Purpose::test);
  std::vector<std::string> cells;
  for (std::uint64_t k = 0; k < test::trials(20'000); ++k) {
    const auto x = static_cast<float>(
        std::ldexp(1 + random.uniform(2 * k), static_cast<int>(random.word(2 * k + 1) % 60) - 20));
    const double middle = (static_cast<double>(x) + std::nextafter(x, 1e30f)) / 2;
    for (int decimals = 0; decimals <= 14; ++decimals) {
      cells.push_back(fmt::format("{:.{}f}", middle, decimals));
      for (char& c : cells.emplace_back(cells.back())) // a neighbour: the last digit but one
        if (&c == &cells.back().back()) c = c == '9' ? '8' : static_cast<char>(c + 1);
    }
  }
  on_every_path([&] { EXPECT_GT(expect_exact(cells), 0u); });
}

TEST(CsvDecimals, KnowsEveryShortSpelling) {
  const std::vector<std::string> read{"0",
                                      "-0",
                                      "0.",
                                      ".5",
                                      "5.",
                                      "-.5",
                                      "-5.",
                                      "00",
                                      "1",
                                      "-1",
                                      "12",
                                      "007.5",
                                      "-0.0",
                                      "1000",
                                      "0000000000000001",
                                      "16777217",
                                      "-16777217",
                                      "9007199254740991",
                                      ".000000000000001",
                                      "-123456789012345."};
  const std::vector<std::string> left{"",
                                      "-",
                                      ".",
                                      "-.",
                                      "--1",
                                      "+1",
                                      "1-",
                                      "1..2",
                                      "1.2.3",
                                      "1e3",
                                      " 1",
                                      "1 ",
                                      "nan",
                                      "inf",
                                      "1,2",
                                      "0x1",
                                      "1/2",
                                      "1:2",
                                      "\r",
                                      "1\r",
                                      "9007199254740993",
                                      "12345678901234567",
                                      "\xb0",
                                      "-\xff",
                                      "99999999999999999999999999999999999999999"};
  on_every_path([&] {
    for (const std::string_view end : {",", "\r\n"}) EXPECT_EQ(expect_exact(read, '.', end), 0u);
    for (const std::string& cell : left) EXPECT_EQ(expect_exact({cell}), 1u) << cell;
    EXPECT_EQ(expect_exact({"12,5", "-0,083", "1.5"}, ',', ";"), 1u);
  });
}

RC_GTEST_PROP(CsvDecimals, NeverDifferFromFromChars, ()) {
  const auto signs =
      rc::gen::elementOf(std::string("0123456789012345678901234567890123456789..-e"));
  const auto cells =
      *rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(signs));
  on_every_path([&] { expect_exact(cells); });
}

// ------------------------------------------------------------------------- marks

void expect_marks(std::string_view text) {
  std::vector<std::uint32_t> after(text.size() + 65), ends(text.size() + 1);
  const auto marks =
      kernels::mark_fields(text.data(), text.size(), ',', '"', after.data(), ends.data());
  std::size_t fields = 0, records = 0;
  EXPECT_EQ(after[0], 0u);
  auto state = csv::State::record;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"' && state == csv::State::text) break; // an ordinary character
    state = csv::step(state, text[i], {});
    if (state != csv::State::field && state != csv::State::record) continue;
    ASSERT_EQ(after[++fields], i + 1);
    if (state == csv::State::field) continue;
    ASSERT_EQ(ends[records++], fields);
  }
  EXPECT_EQ(marks.fields, fields);
  EXPECT_EQ(marks.records, records);
  EXPECT_TRUE(marks.quotes || text.find('"') == std::string_view::npos || records == 0);
}

// From each state, the state behind what was passed and the line feeds are those of the automaton.
void expect_passed(std::string_view text) {
  for (const auto first : {csv::State::record, csv::State::text, csv::State::quoted}) {
    const bool inside = first == csv::State::quoted;
    kernels::QuoteState quotes{inside, first == csv::State::record};
    std::uint64_t feeds = 0;
    const std::size_t passed =
        kernels::pass_quoted(text.data(), text.size(), ',', '"', quotes, feeds);
    ASSERT_EQ(passed % 64, 0u);
    auto state = first;
    std::uint64_t counted = 0;
    bool ordinary = false;
    for (std::size_t i = 0; i < std::min(passed + 64, text.size()); ++i) {
      if (i == passed) {
        EXPECT_EQ(quotes.inside, state == csv::State::quoted);
        EXPECT_EQ(feeds, counted);
      }
      ordinary |= text[i] == '"' && state == csv::State::text;
      ASSERT_FALSE(ordinary && i < passed);
      state = csv::step(state, text[i], {});
      counted += text[i] == '\n' ? 1 : 0;
    }
    EXPECT_TRUE(ordinary || text.size() - passed < 64) << "there was no reason to stop";
    if (passed < text.size()) continue;
    EXPECT_EQ(quotes.inside, state == csv::State::quoted);
    EXPECT_EQ(feeds, counted);
  }
  std::uint64_t feeds = 0;
  const std::size_t plain = kernels::pass_plain(text.data(), text.size(), '"', feeds);
  EXPECT_EQ(plain, std::min(text.find('"'), text.size()));
  EXPECT_EQ(feeds, static_cast<std::uint64_t>(std::ranges::count(text.substr(0, plain), '\n')));
}

TEST(CsvMarks, AreThoseOfAPlainSearch) {
  const RandomStream random(13, Purpose::test);
  constexpr std::array<std::string_view, 7> alphabets{",\n", "0123456789,,\n", "01,\n\r ", "a",
                                                      "\",", "\",\n",          "a\"\",\n"};
  for (std::size_t length = 0; length < 200; ++length)
    for (const std::string_view alphabet : alphabets) {
      std::string text;
      for (std::size_t i = 0; i < length; ++i)
        text += alphabet[random.word(1000 * length + i) % alphabet.size()];
      on_every_path([&] {
        expect_marks(text);
        expect_passed(text);
      });
      if (length == 0) continue;
      text[random.word(length) % length] = '"';
      on_every_path([&] {
        expect_marks(text);
        expect_passed(text);
      });
    }
}

// Quoted cells, closed and with doubled quotes, over many blocks; here and there an ordinary quote.
TEST(CsvMarks, FollowQuotedTextsFromBlockToBlock) {
  RandomSequence random(RandomStream(14, Purpose::test));
  constexpr std::array<std::string_view, 6> cells{
      "\"12.5\"", "7", "\"a, b\"", "\"a \"\"b\"\"\"", "\"two\nlines\"", "\"\""};
  for (int repeat = 0; repeat < 200; ++repeat) {
    std::string text;
    while (text.size() < 700) {
      text += cells[random.word() % cells.size()];
      text += random.word() % 4 == 0 ? '\n' : ',';
      if (random.word() % 100 == 0) text += "x\"";
    }
    on_every_path([&] {
      expect_marks(text);
      expect_passed(text);
    });
  }
}

TEST(CsvMarks, ReadsNothingBehindTheText) {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  void* const pages =
      ::mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(pages, MAP_FAILED);
  char* const text_end = static_cast<char*>(pages) + page;
  ASSERT_EQ(::mprotect(text_end, page, PROT_NONE), 0);
  for (std::size_t length = 0; length < 200; ++length) {
    std::memset(text_end - length, length % 3 == 0 ? ',' : '1', length);
    on_every_path([&] {
      expect_marks({text_end - length, length});
      expect_passed({text_end - length, length});
    });
  }
  ::munmap(pages, 2 * page);
}

} // namespace
} // namespace ilk
