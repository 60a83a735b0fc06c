// Reading delimited text: the grammar against a plain reader, chunks against the whole, cells.
#include <algorithm>
#include <bit>
#include <cctype>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/csv_cell.h"
#include "base/philox.h"
#include "ilk/error.h"
#include "io/csv.h"
#include "io/csv_scan.h"
#include "model/schema_toml.h"
#include "support/effort.h"
#include "support/paths.h"
#include "table/number_text.h"
#include "unit/csv_plain_reader.h"
#include "unit/csv_support.h"

namespace ilk {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

using test::plain_table;
using test::PlainReader;
using test::PlainRecord;
using test::PlainTable;
using test::read_text;
using test::read_whole;
using test::Reading;
using test::same_values;
using test::TemporaryFile;

// ------------------------------------------------------------------- comparisons

Reading read_in_batches(const CsvFile& file, const Schema& schema, Execution& execution,
                        std::size_t batch_bytes) {
  Reading reading;
  std::uint64_t rows = 0;
  double before = 0; // share of the text
  file.read_batches(schema, execution, reading.report, batch_bytes,
                    [&](Table&& batch, double share) {
                      rows += batch.rows();
                      EXPECT_EQ(reading.report.rows, rows);
                      EXPECT_GT(batch.rows(), 0u);
                      EXPECT_GE(share, before);
                      before = share;
                      reading.add(batch);
                    });
  EXPECT_LE(before, 1);
  return reading;
}

bool same(const BadRow& a, const BadRow& b) {
  return a.line == b.line && a.column == b.column && a.name == b.name;
}

bool same(const Reading& a, const Reading& b) {
  return a.ids == b.ids && a.origins == b.origins && same_values(a.values, b.values) &&
         a.report.rows == b.report.rows && a.report.bad_rows == b.report.bad_rows &&
         std::ranges::equal(a.report.first, b.report.first, [](const auto& x, const auto& y) {
           return same(x, y) && x.what == y.what;
         });
}

bool same(const Reading& reading, const PlainTable& plain) {
  const std::size_t described = std::min<std::size_t>(plain.bad.size(), 20);
  const bool same_bad =
      std::equal(reading.report.first.begin(), reading.report.first.end(), plain.bad.begin(),
                 plain.bad.begin() + static_cast<std::ptrdiff_t>(described),
                 [](const BadRow& a, const BadRow& b) { return same(a, b); });
  const bool no_rows = plain.ids.empty() && reading.report.rows == 0;
  return reading.report.rows == plain.ids.size() &&
         reading.report.bad_rows == plain.bad.size() + plain.swallowed && same_bad &&
         (no_rows || (reading.ids == plain.ids && same_values(reading.values, plain.values)));
}

Schema four_columns() {
  Schema schema;
  schema.columns = {described("id", Role::id), described("x", Role::attribute),
                    described("note", Role::ignore), described("y", Role::attribute)};
  return schema;
}

// The text with , " . replaced by the dialect's characters.
std::string in_dialect(std::string_view text, const CsvDialect& dialect) {
  std::string translated(text);
  for (char& c : translated)
    c = c == ','   ? dialect.delimiter
        : c == '"' ? dialect.quote
        : c == '.' ? dialect.decimal_point
                   : c;
  return translated;
}

// Text in which everything that matters to the grammar comes close together.
rc::Gen<std::string> documents(const CsvDialect& dialect) {
  const std::vector<std::string_view> signs{",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "\t"};
  const std::vector<std::string_view> cells{"1",        "-2.5",   "+7e-1",        "1e99", "0",
                                            "NA",       "nan",    "inf",          "abc",  "a\"b",
                                            "\"3.25\"", "\"x\"y", "\"a,\n\"\"b\""};
  const std::vector<std::string_view> records{"c1,1.5,n,2\n", "c2,,\"two\r\nlines\",3\r\n",
                                              "\"c\"\"3\",\"12\",,-\n", "c4,1,2\n", "c5,1,2,3,4\n"};
  const auto pieces = rc::gen::oneOf(rc::gen::elementOf(signs), rc::gen::elementOf(cells),
                                     rc::gen::elementOf(records));
  return rc::gen::map(
      rc::gen::scale(2.0, rc::gen::container<std::vector<std::string_view>>(pieces)),
      [dialect](const std::vector<std::string_view>& chosen) {
        std::string text;
        for (const std::string_view piece : chosen) text += piece;
        return in_dialect(text, dialect);
      });
}

rc::Gen<CsvDialect> dialects() {
  return rc::gen::element(CsvDialect{}, CsvDialect{';', '"', ','}, CsvDialect{'\t', '\'', '.'},
                          CsvDialect{'|', '"', ','});
}

RC_GTEST_PROP(CsvReading, EqualsThePlainReaderForAnyChunksThreadsAndBatches, ()) {
  const CsvDialect dialect = *dialects();
  const std::string text = in_dialect("id,x,note,y\n", dialect) + *documents(dialect);
  const TemporaryFile file(text);
  std::vector<PlainRecord> records = PlainReader(text, dialect).records();
  records.erase(records.begin());
  CsvOptions options;
  options.dialect = dialect;
  if (records.empty()) {
    RC_ASSERT_THROWS_AS(CsvFile::open(file.path(), options), DataError);
    return;
  }
  const Schema schema = four_columns();
  const PlainTable plain = plain_table(records, schema, dialect.decimal_point);
  for (const unsigned threads : {1u, 2u, 8u}) {
    options.chunk_bytes = *rc::gen::inRange<std::size_t>(1, 65);
    const auto batch_bytes = *rc::gen::inRange<std::size_t>(1, 300);
    const CsvFile csv = CsvFile::open(file.path(), options);
    Execution execution(threads);
    const Reading whole = read_whole(csv, schema, execution);
    RC_ASSERT(same(whole, plain));
    RC_ASSERT(same(whole, read_in_batches(csv, schema, execution, batch_bytes)));
    std::vector<std::uint64_t> lines;
    for (const std::uint64_t origin : whole.origins) lines.push_back(csv.place_of(origin).line);
    RC_ASSERT(lines == plain.lines);
  }
}

// Long runs of records with and without quotes, with a few that are unfit among them, over many
// windows and batches.
RC_GTEST_PROP(CsvReading, EqualsThePlainReaderOnLongRunsOfRecords, ()) {
  const std::vector<std::string_view> cells{"0", "-0",  "12", "40.900749", "5.",   ".5",
                                            "",  "1e3", "-",  "\"3.25\"",  "\"\"", "\"1e3\""};
  const std::vector<std::string_view> notes{",n,", ",\"n\",", ",\"n, n\",", ",\"\"\"n\"\"\n\","};
  const std::vector<std::string_view> ends{"\n", "\n", "\r\n", "\n\n", "\r\n\r\n"};
  const std::vector<std::string_view> unfit{"c,1,2\n",       "c,x,n,1\n",   "c,1,n,1\r\r\n",
                                            "\"c\",1,n,2\n", "c,1\r,n,2\n", "c,1,\"n\n\",2\n",
                                            "c,1,a\"b,2\n"};
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const auto rarity = *rc::gen::inRange<std::uint64_t>(2, 300);
  RandomSequence random(RandomStream(seed, Purpose::test));
  const auto pick = [&](const auto& from) { return from[random.word() % from.size()]; };
  std::string text = "id,x,note,y\n";
  const int quoted_from = *rc::gen::element(0, 1000, 2000);
  for (int i = 0; i < 2000; ++i) {
    if (random.word() % rarity == 0) text += pick(unfit);
    text.append("C").append(std::to_string(i)).append(",").append(pick(cells));
    text.append(i < quoted_from ? ",n," : pick(notes));
    text.append(pick(cells)).append(pick(ends));
  }
  text.resize(text.size() - random.word() % 4); // may end within a record
  const TemporaryFile file(text);
  std::vector<PlainRecord> records = PlainReader(text, {}).records();
  records.erase(records.begin());
  const PlainTable plain = plain_table(records, four_columns(), '.');
  for (const std::size_t chunk_bytes : {977, 20'000, 1'000'000}) {
    CsvOptions options;
    options.dialect = CsvDialect{};
    options.chunk_bytes = chunk_bytes;
    Execution execution(2);
    RC_ASSERT(
        same(read_whole(CsvFile::open(file.path(), options), four_columns(), execution), plain));
  }
}

RC_GTEST_PROP(CsvScan, TransitionIsTheFoldOfSteps, ()) {
  const CsvDialect dialect = *dialects();
  const std::string text = *documents(dialect);
  const csv::Passage passage = csv::passage_over(text, dialect);
  RC_ASSERT(passage.line_feeds == static_cast<std::uint64_t>(std::ranges::count(text, '\n')));
  for (std::size_t first = 0; first < csv::state_count; ++first) {
    auto state = static_cast<csv::State>(first);
    for (const char c : text) state = csv::step(state, c, dialect);
    RC_ASSERT(passage.after[first] == state);
  }
}

RC_GTEST_PROP(CsvQuoted, IsReadBackAsItWas, ()) {
  const std::string id = *rc::gen::container<std::string>(
      rc::gen::element<char>('a', '"', ',', ';', '\n', '\r', ' ', '\t', '\''));
  const char delimiter = *rc::gen::element(',', ';', '\t');
  CsvOptions options;
  options.dialect = CsvDialect{delimiter};
  const TemporaryFile file("id"s + delimiter + "x\n" + csv_quoted(id, delimiter) + delimiter +
                           "1\n");
  Schema schema;
  schema.columns = {described("id", Role::id), described("x", Role::attribute)};
  const CsvFile csv = CsvFile::open(file.path(), options);
  Execution execution(1);
  const Reading reading = read_whole(csv, schema, execution);
  RC_ASSERT(reading.ids == std::vector<std::string>{trimmed(id).empty() ? "" : id}); // blank: none
}

// ------------------------------------------------------------------------- cells

TEST(CsvReading, TellsNumbersMissingAndBadCellsApart) {
  const Reading reading = read_text("id,x\na,1.5\nb,\nc,\" NaN \"\nd,\"2\"\ne,\" -3 \"\nf,+4\n"
                                    "g,inf\nh,abc\ni,\"1,234\"\nj,1e39\nk,1e-60\nl,-nan\n");
  EXPECT_EQ(reading.ids, (std::vector<std::string>{"a", "b", "c", "d", "e", "f", "k", "l"}));
  const double nan = std::nan("");
  EXPECT_TRUE(same_values(reading.values, {{1.5f, nan, nan, 2, -3, 4, 0, nan}}));
  ASSERT_EQ(reading.report.bad_rows, 4u);
  EXPECT_EQ(reading.report.rows, 8u);
  const auto& bad = reading.report.first;
  EXPECT_EQ(bad[0].line, 8u);
  EXPECT_EQ(bad[0].column, 2u);
  EXPECT_EQ(bad[0].name, "x");
  EXPECT_EQ(bad[0].what, "'inf' is not a finite number");
  EXPECT_EQ(bad[1].what, "'abc' is not a number");
  EXPECT_EQ(bad[2].what, "'1,234' is not a number");
  EXPECT_EQ(bad[3].what, "'1e39' is too large a number; the limit is 3.4e+38");
}

TEST(CsvReading, ShowsRaggedRowsWithTheirPhysicalLine) {
  const Reading reading = read_text("id,x\n\"a\nb\",1\r\n\r\nc\nd,2,3\ne,4");
  EXPECT_EQ(reading.ids, (std::vector<std::string>{"a\nb", "e"}));
  ASSERT_EQ(reading.report.bad_rows, 2u);
  EXPECT_EQ(reading.report.first[0].line, 5u);
  EXPECT_EQ(reading.report.first[0].column, 0u);
  EXPECT_EQ(reading.report.first[0].what, "has 1 field, the header has 2");
  EXPECT_EQ(reading.report.first[1].line, 6u);
  EXPECT_EQ(reading.report.first[1].what, "has 3 fields, the header has 2");
}

TEST(CsvReading, ShowsTheFirstOfSeveralBadCells) {
  const Reading reading = read_text("id,x,y\na,bad,worse\n");
  EXPECT_EQ(reading.report.first.at(0).column, 2u);
  EXPECT_EQ(reading.report.first.at(0).what, "'bad' is not a number");
}

TEST(CsvReading, LeavesOutARowWhoseQuoteIsNotClosed) {
  const Reading reading = read_text("id,x\na,1\n\"b\nc,3\n");
  EXPECT_EQ(reading.ids, std::vector<std::string>{"a"});
  ASSERT_EQ(reading.report.bad_rows, 2u); // c's line too
  EXPECT_EQ(reading.report.first.size(), 1u);
  EXPECT_EQ(reading.report.first[0].line, 3u);
  EXPECT_EQ(reading.report.first[0].column, 1u);
  EXPECT_NE(reading.report.first[0].what.find("swallows the 1 line behind it"), std::string::npos);
}

TEST(CsvReading, TakesACarriageReturnAtTheEndOfTheFileForALineEnd) {
  EXPECT_EQ(read_text("x,id\n1,a\r").ids, std::vector<std::string>{"a"});
  EXPECT_EQ(read_text("x,id\n1,\"a\r\"\r").ids, std::vector<std::string>{"a\r"});
  EXPECT_EQ(read_text("x,id\n1,a\n\r").ids, std::vector<std::string>{"a"});
}

TEST(CsvReading, KeepsIdsAndPlacesWhereNoColumnIsAnAttribute) {
  const TemporaryFile file("id,note\na,x\n\nb,y\nc\nd,z\n");
  CsvOptions options;
  options.chunk_bytes = 3;
  const CsvFile csv = CsvFile::open(file.path(), options);
  Schema schema = csv.infer();
  ASSERT_EQ(schema.columns.size(), 2u);
  schema.columns[0].role = Role::id;
  schema.columns[1].role = Role::ignore;
  Execution execution(2);
  ReadReport report;
  const Table table = csv.read(schema, execution, report);
  EXPECT_EQ(table.rows(), 3u);
  ASSERT_EQ(table.ids.size(), 3u);
  EXPECT_EQ(table.ids[2], "d");
  EXPECT_EQ(table.origins, (std::vector<std::uint64_t>{8, 13, 19}));
  EXPECT_EQ(report.bad_rows, 1u);
}

// Blank lines, quoted lines and rows of one field are no customers, and take no room for long.
TEST(CsvReading, TakesRoomForRowsNotForLines) {
  std::string text = "id,x,y\na,1,2\n";
  text.append(100'000, '\n');
  for (int i = 0; i < 10'000; ++i) text += "z\n";
  text += "\"b" + std::string(100'000, '\n') + "\",3,4\nc,5,6\n";
  const TemporaryFile file(text);
  const CsvFile csv = CsvFile::open(file.path());
  Execution execution(2);
  ReadReport report;
  const Table table = csv.read(csv.infer(), execution, report);
  EXPECT_EQ(report.bad_rows, 10'000u);
  ASSERT_EQ(table.rows(), 3u);
  EXPECT_LE(table.values.stride(), 64u);
  EXPECT_EQ(table.values.at(2, 0), 5);
}

TEST(CsvReading, DescribesTheFirstTwentyBadRows) {
  std::string text = "id,x\n";
  for (int i = 0; i < 50; ++i) text += "a,bad\n";
  const Reading reading = read_text(text);
  EXPECT_EQ(reading.report.bad_rows, 50u);
  ASSERT_EQ(reading.report.first.size(), 20u);
  EXPECT_EQ(reading.report.first.back().line, 21u);
}

TEST(CsvReading, ShortensLongCellsBetweenCharacters) {
  const Reading reading = read_text("x,y\n1,abcdefghijklmnopqrstuvwxyz12345äöüäöüäöü\n");
  EXPECT_EQ(reading.report.first.at(0).what,
            "'abcdefghijklmnopqrstuvwxyz12345äöüä...' is not a number");
}

TEST(CsvReading, TakesTheGivenSpellingsOfMissingValues) {
  CsvOptions options;
  options.missing = {"-999", " Unknown "};
  const Reading reading = read_text("id,x\na,-999\nb,-999.0\nc,UNKNOWN\nd,\ne,5\n", options);
  EXPECT_TRUE(same_values(reading.values, {{std::nanf(""), -999, std::nanf(""), 5}}));
  EXPECT_EQ(reading.report.first.at(0).line, 5u);
}

TEST(CsvReading, StopsWhenInterrupted) {
  const TemporaryFile file("id,x\na,1\nb,2\n");
  const CsvFile csv = CsvFile::open(file.path());
  const std::atomic<bool> stop = true;
  Execution execution(2, nullptr, &stop);
  ReadReport report;
  EXPECT_THROW(csv.read(csv.infer(), execution, report), Interrupted);
}

TEST(CsvReading, WantsASchemaThatFitsTheHeader) {
  const TemporaryFile file("id,x\na,1\n");
  const CsvFile csv = CsvFile::open(file.path());
  Execution execution(1);
  ReadReport report;
  EXPECT_THROW(csv.read(four_columns(), execution, report), UsageError);
}

TEST(CsvReading, TakesAPipe) {
  const std::filesystem::path path = TemporaryFile::next_path();
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  std::thread writer([&] { std::ofstream(path) << "id,x\na,1\nb,2\n"; });
  const CsvFile csv = CsvFile::open(path);
  writer.join();
  std::filesystem::remove(path);
  Execution execution(1);
  EXPECT_EQ(read_whole(csv, csv.infer(), execution).ids, (std::vector<std::string>{"a", "b"}));
}

// ----------------------------------------------------------------- the example data

class CreditCards : public testing::Test {
 protected:
  const std::filesystem::path path_ = test::shared_data_path("CC_GENERAL.csv");

  void SetUp() override {
    if (!std::filesystem::exists(path_)) GTEST_SKIP() << path_ << " is not here";
  }
};

TEST_F(CreditCards, AreReadWhole) {
  const CsvFile csv = CsvFile::open(path_);
  EXPECT_EQ(csv.dialect(), CsvDialect{});
  const Schema schema = csv.infer();
  Execution execution(2);
  ReadReport report;
  const Table table = csv.read(schema, execution, report);
  EXPECT_EQ(table.rows(), 8950u);
  EXPECT_EQ(report.rows, 8950u);
  EXPECT_EQ(report.bad_rows, 0u);
  ASSERT_EQ(table.values.columns(), 17u);
  EXPECT_EQ(table.id_name, "CUST_ID");
  EXPECT_EQ(table.ids[0], "C10001");
  EXPECT_EQ(table.ids[8949], "C19190");
  EXPECT_EQ(table.values.at(0, 0), 40.900749f);
  for (std::size_t j = 0; j < 17; ++j) {
    const auto missing = std::ranges::count_if(table.values.column(j),
                                               [](float value) { return std::isnan(value); });
    const std::string& name = table.attributes[j].name;
    EXPECT_EQ(missing, name == "CREDIT_LIMIT" ? 1 : name == "MINIMUM_PAYMENTS" ? 313 : 0) << name;
  }
}

TEST_F(CreditCards, AreTheSameForAnyChunksThreadsAndBatches) {
  const Schema dictionary = load_schema(test::source_path("examples/credit-card/schema.toml"));
  const CsvFile whole = CsvFile::open(path_);
  const Schema schema = match_header(dictionary, whole.columns(), whole.name());
  EXPECT_EQ(schema, dictionary);
  const Reading expected = [&] {
    Execution execution(1);
    return read_whole(whole, schema, execution);
  }();
  EXPECT_EQ(expected.report.rows, 8950u);
  for (const auto& [chunk_bytes, threads] :
       test::tried(std::to_array<std::pair<std::size_t, unsigned>>(
           {{test::looks_for_races ? 4000 : 57, 8}, {1000, 2}, {4096, 1}, {65'537, 2}}))) {
    CsvOptions options;
    options.chunk_bytes = chunk_bytes;
    const CsvFile csv = CsvFile::open(path_, options);
    Execution execution(threads);
    EXPECT_TRUE(same(read_whole(csv, schema, execution), expected)) << chunk_bytes;
    EXPECT_TRUE(same(read_in_batches(csv, schema, execution, 100'003), expected)) << chunk_bytes;
  }
}

TEST_F(CreditCards, AreGuessedAsTheDictionarySays) {
  const Schema dictionary = load_schema(test::source_path("examples/credit-card/schema.toml"));
  const Schema guessed = CsvFile::open(path_).infer();
  ASSERT_EQ(guessed.columns.size(), dictionary.columns.size());
  for (std::size_t j = 0; j < guessed.columns.size(); ++j) {
    EXPECT_EQ(guessed.columns[j].role, dictionary.columns[j].role) << guessed.columns[j].name;
    EXPECT_EQ(guessed.columns[j].kind, dictionary.columns[j].kind) << guessed.columns[j].name;
  }
}

} // namespace
} // namespace ilk
