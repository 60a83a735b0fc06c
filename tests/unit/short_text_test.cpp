// Names and words that nobody reads to their end are cut, and stay different.
#include <gtest/gtest.h>

#include "base/execution.h"
#include "ilk/dataset.h"
#include "io/csv.h"
#include "io/source.h"
#include "model/schema_toml.h"
#include "support/process.h"
#include "table/short_text.h"

namespace ilk {
namespace {

TEST(ShortText, LeavesWhatPeopleRead) {
  std::string umlauts;
  for (std::size_t i = 0; i < most_letters; ++i) umlauts += "\u00e4";
  for (const std::string& text : {std::string(), std::string(most_letters, 'a'), umlauts}) {
    EXPECT_FALSE(is_too_long(text));
    EXPECT_EQ(short_text(text), text);
  }
  EXPECT_TRUE(is_too_long(umlauts + "a"));
}

TEST(ShortText, CutsAtAWholeLetterAndKeepsTextsApart) {
  std::string umlauts;
  for (std::size_t i = 0; i < 10 * most_letters; ++i) umlauts += "\u00e4";
  const std::string one = short_text(umlauts + "1"), two = short_text(umlauts + "2");
  EXPECT_NE(one, two);
  EXPECT_EQ(one, short_text(umlauts + "1"));
  EXPECT_EQ(short_text(one), one);
  EXPECT_FALSE(is_too_long(one));
  EXPECT_EQ(one.find("... "), one.rfind("\u00e4") + 2);
}

std::string long_word(char last) {
  return std::string(5000, 'n') + last;
}

TEST(ShortText, NamesAndLevelsOfATextAreCut) {
  const test::TemporaryFolder folder;
  std::string text = "id," + long_word('a') + "," + long_word('b') + "\n";
  for (int i = 0; i < 40; ++i)
    text += "c" + std::to_string(i) + "," + std::to_string(i % 7) + "," +
            long_word(i % 2 == 0 ? 'x' : 'y') + "\n";
  const CsvFile csv = CsvFile::open(folder.file("a.csv", text));
  EXPECT_EQ(csv.columns()[1], short_text(long_word('a')));
  EXPECT_EQ(csv.columns()[2], short_text(long_word('b')));
  ASSERT_EQ(csv.notes().size(), 1u);
  EXPECT_EQ(csv.notes()[0], "2 columns have names of over 300 letters, which are cut");
  const std::string toml = "[[column]]\nname = \"id\"\nrole = \"id\"\n[[column]]\nname = \"" +
                           long_word('a') + "\"\nkind = \"count\"\nlabel = \"" + long_word('l') +
                           "\"\n[[column]]\nname = \"" + long_word('b') +
                           "\"\nkind = \"category\"\nlevels = [\"" + long_word('x') + "\"]\n";
  Schema schema = match_header(load_schema(folder.file("a.toml", toml)), csv.columns(), csv.name());
  EXPECT_EQ(schema.columns[1].label, short_text(long_word('l')));
  Execution execution(1);
  ReadReport report;
  const Table known = csv.read(schema, execution, report);
  EXPECT_EQ(known.values.at(0, 1), 0);
  EXPECT_EQ(known.values.at(1, 1), 1) << "not in the dictionary";
  schema.columns[2].levels.clear();
  const Table found = csv.read(schema, execution, report);
  std::vector<std::string> levels = {short_text(long_word('x')), short_text(long_word('y'))};
  std::ranges::sort(levels);
  EXPECT_EQ(found.attributes[1].levels, levels);
}

TEST(ShortText, NamesAndLevelsOfTypedDataAreCut) {
  Texts words;
  for (const std::string& word :
       {long_word('x'), long_word('y'), std::string("z"), std::string("z")})
    words.push_back(word);
  Dataset data;
  data.columns.push_back(Column{long_word('a'), Numbers{1, 2, 3, 4}, {}});
  data.columns.push_back(Column{"word", std::move(words), {}});
  data.columns.push_back(Column{"level", Categories{{0, 1, 1, 0}, {long_word('x'), "z"}}, {}});
  const auto source = source_of(std::move(data), "data");
  EXPECT_EQ(source->columns()[0], short_text(long_word('a')));
  EXPECT_EQ(source->notes().size(), 1u);
  Schema schema;
  schema.columns = {described(source->columns()[0], Role::attribute),
                    described("word", Role::attribute), described("level", Role::attribute)};
  schema.columns[1].kind = schema.columns[2].kind = Kind::category;
  Execution execution(1);
  ReadReport report;
  const Table table = source->read(schema, execution, report);
  for (std::size_t j : {1u, 2u})
    for (const std::string& level : table.attributes[j].levels) EXPECT_FALSE(is_too_long(level));
  EXPECT_EQ(table.attributes[1].levels.size(), 3u);
}

} // namespace
} // namespace ilk
