// Sums that should hold, as text and in the data dictionary.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "model/schema_toml.h"
#include "table/identity_text.h"

namespace ilk {
namespace {

Identity parsed(const std::string& text) {
  const auto result = parse_identity(text);
  EXPECT_EQ(result.fault, "");
  return result.identity.value_or(Identity{});
}

TEST(IdentityText, NamesSignsAndBackquotesAreRead) {
  EXPECT_EQ(parsed("a=b+c"), (Identity{"a", {{"b", 1}, {"c", 1}}, 0.01}));
  EXPECT_EQ(parsed("  a = -b - c + d "), (Identity{"a", {{"b", -1}, {"c", -1}, {"d", 1}}, 0.01}));
  EXPECT_EQ(parsed("`net sales` = sales - `tax (a+b) = ``T```"),
            (Identity{"net sales", {{"sales", 1}, {"tax (a+b) = `T`", -1}}, 0.01}));
}

TEST(IdentityText, WhatIsWrittenIsReadBackEqual) {
  for (const Identity& identity :
       {Identity{"a", {{"b", 1}, {"c", -1}}, 0.01}, Identity{"a-b", {{"c d", -1}}, 0.01},
        Identity{"`", {{"Umsätze", 1}, {"=", 1}}, 0.01}})
    EXPECT_EQ(parsed(to_text(identity)), identity) << to_text(identity);
}

TEST(IdentityText, MistakesAreNamed) {
  const auto fault = [](const char* text) { return parse_identity(text).fault; };
  EXPECT_EQ(fault(""), "the name of the total is missing at the end");
  EXPECT_EQ(fault("a"), "'=' is missing at the end");
  EXPECT_EQ(fault("a ="), "the name of a column is missing at the end");
  EXPECT_EQ(fault("a = b +"), "the name of a column is missing at the end");
  EXPECT_EQ(fault("a = b c"), "'+' or '-' is missing before 'c'");
  EXPECT_EQ(fault("a = b + b"), "the column 'b' stands twice");
  EXPECT_EQ(fault("a = a"), "the column 'a' stands twice");
  EXPECT_EQ(fault("a = `b"), "the name of a column is missing before '`b'");
}

class IdentityToml : public testing::Test {
 protected:
  Schema load(const std::string& text) const {
    std::ofstream(path_) << text;
    return load_schema(path_);
  }
  std::string fault_of(const std::string& text) const {
    try {
      load(text);
    } catch (const DataError& error) {
      EXPECT_GT(error.place().line, 0u);
      EXPECT_FALSE(error.remedy().empty());
      return error.fault();
    }
    return "none";
  }
  ~IdentityToml() override { std::filesystem::remove(path_); }

  const std::filesystem::path path_ = std::filesystem::path(testing::TempDir()) / "identity.toml";
  const std::string column_ = "[[column]]\nname = \"a\"\n[[column]]\nname = \"b\"\n";
};

TEST_F(IdentityToml, IsReadWrittenAndReadBackEqual) {
  const Schema schema =
      load(column_ + "[[identity]]\nequation = \"a = b - `c d`\"\ntolerance = 0.5\n"
                     "[[identity]]\nequation = \"b = a\"\n");
  ASSERT_EQ(schema.identities.size(), 2u);
  EXPECT_EQ(schema.identities[0], (Identity{"a", {{"b", 1}, {"c d", -1}}, 0.5}));
  EXPECT_EQ(schema.identities[1].tolerance, 0.01);
  EXPECT_EQ(load(to_toml(schema)), schema);
}

TEST_F(IdentityToml, MistakesAreNamedWithTheirLine) {
  EXPECT_EQ(fault_of(column_ + "[[identity]]\ntolerance = 1\n"), "an [[identity]] has no equation");
  EXPECT_EQ(fault_of(column_ + "[[identity]]\nequation = \"a\"\n"),
            "'a' is no equation: '=' is missing at the end");
  EXPECT_EQ(fault_of(column_ + "[[identity]]\nequation = \"a = b\"\nslack = 1\n"),
            "'slack' is not a key of an identity");
  EXPECT_EQ(fault_of(column_ + "[[identity]]\nequation = \"a = b\"\ntolerance = -1\n"),
            "tolerance is negative");
  EXPECT_EQ(fault_of("identity = 3\n" + column_), "identity is not a list of tables");
}

TEST_F(IdentityToml, ItsColumnsMustStandInTheHeader) {
  const Schema schema = load(column_ + "[[identity]]\nequation = \"a = b + C\"\n");
  EXPECT_EQ(match_header(schema, {"a", "b", "C"}, "data.csv").identities, schema.identities);
  try {
    match_header(schema, {"a", "b", "c"}, "data.csv");
    FAIL() << "the header lacks C";
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, "data.csv");
    EXPECT_EQ(error.fault(),
              "the identity 'a = b + C' names the column 'C', which the header lacks");
    EXPECT_EQ(error.remedy(), "the header has 'c': use one spelling in both");
  }
}

} // namespace
} // namespace ilk
