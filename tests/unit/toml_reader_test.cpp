// TOML of any kind: read, or refused with its place. No text reaches an assertion of the library.
#include <random>

#include <gtest/gtest.h>

#include "support/faults.h"
#include "support/process.h"
#include "table/toml_depth.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

class Toml : public testing::Test {
 protected:
  toml::table parse(const std::string& text) const {
    return parse_toml(folder_.file("a.toml", text));
  }
  void expect_fault(const std::string& text, std::uint64_t line, const std::string& words) const {
    test::expect_fault([&] { parse(text); }, {folder_ / "a.toml", line}, words, text.substr(0, 60));
  }
  const test::TemporaryFolder folder_;
};

TEST_F(Toml, TooDeepIsRefusedWithItsPlace) {
  constexpr std::size_t many = 200'000;
  const std::string keys = "a" + repeated(".a", many);
  for (const std::string& text :
       {"[" + keys + "]\n", "[[" + keys + "]]\n", keys + " = 1\n", "b = {" + keys + " = 1}\n",
        "b = " + repeated("[", many) + repeated("]", many) + "\n", "b = " + repeated("[", many),
        "b = " + repeated("{a = ", many) + "1" + repeated("}", many) + "\n",
        "b = " + repeated("[{a = ", many), repeated("\"a\" . ", many) + "a = 1\n"})
    expect_fault("# a comment\n\n" + text, 3, "more than 64 deep");
  expect_fault("a = 1\nb = " + repeated("[\n", 65), 66, "more than 64 deep");
}

TEST_F(Toml, WhatOnlyLooksDeepIsRead) {
  const std::string deep = repeated("[.{", 100);
  const auto read = parse("# " + deep + "\na = \"" + deep + "\\\"" + deep + "\"\nb = '" + deep +
                          "\\'\nc = \"\"\"\n" + deep + "\"\"" + deep + "\\\"\"\"\"\"\nd = '''" +
                          deep + "''''\n\"" + deep + "\" = 1\ne = [" + repeated("1.5, ", 100) +
                          "]\n" + repeated("[[f.g]]\nh.i = [{j = []}]\n", 100));
  EXPECT_EQ(read["c"].value_or(std::string()), deep + "\"\"" + deep + "\"\"");
  EXPECT_EQ(read["d"].value_or(std::string()), deep + "'");
  EXPECT_EQ(read["e"].as_array()->size(), 100u);
  EXPECT_EQ(read["f"]["g"].as_array()->size(), 100u);
  EXPECT_NO_THROW(parse("a = " + repeated("[", 64) + repeated("]", 64) + "\n"));
  EXPECT_NO_THROW(parse("a" + repeated(".a", 63) + " = 1\n"));
}

TEST_F(Toml, WhatTheLibraryAssertsAgainstIsRefusedWithItsLine) {
  for (const std::string text :
       {"[.[", "[\v.b]", "[.]", "[=]", "[#", "[[.a]]", "[\n]", "k = [}", "k = {a = [}}",
        "d = 1979-05-27T[7:32:00", "d = 1979-05-27T:", "d = 1979-05-27 T"})
    expect_fault("a = 1\nb = 'c'\n" + text + "\ne = 1\n[f]\n", 3, "");
  expect_fault("[.[", 1, "no TOML");
}

TEST_F(Toml, LettersBehindALineThatGoesOnAreRead) {
  EXPECT_EQ(parse("a = \"\"\"b \\\n   \u00e4\"\"\"\n")["a"].value_or(std::string()), "b \u00e4");
  expect_fault("\u00e4 = 1\n", 1, "");
}

TEST_F(Toml, AnyTextIsReadOrRefused) {
  const std::vector<std::string> seeds = {
      "[a.b]\nc = 1\n[[d]]\ne = \"x\"\n[[d]]\ne = 'y'\n", "a = [1, 2.5, {b = 'c', d.e = true}]\n",
      "x = \"\"\"\nabc\\\n  d\"\"\"\"\ny = '''z'''\n",
      "d = 1979-05-27T07:32:00.5+01:00\nt = 07:32:00\nh = 0xFF\ni = -inf\ne = 1e-5\n",
      "[x.y.z]\n[x]\n[x.y]\nk = {a = {b.c = [[]]}}\n"};
  const std::string letters = "[]{}.,=\"'#\n\r\t \\_+-:abex01TZ\v\xc3\xa4\xff";
  std::mt19937 random(1);
  const auto below = [&](std::size_t size) { return random() % size; };
  for (int round = 0; round < 2'000; ++round) {
    std::string text = seeds[below(seeds.size())] + seeds[below(seeds.size())];
    for (std::size_t change = 0; change < 1 + round % 4u; ++change) {
      const std::size_t at = below(text.size());
      if (below(2) == 0)
        text.insert(at, 1, letters[below(letters.size())]);
      else
        text[at] = letters[below(letters.size())];
    }
    try {
      parse(text);
    } catch (const DataError& error) {
      EXPECT_GT(error.place().line, 0u) << text;
    }
  }
}

} // namespace
} // namespace ilk
