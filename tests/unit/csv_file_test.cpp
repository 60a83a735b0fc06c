// Files of delimited text: dialects, headers, what is inferred, and every way in which one can be
// unfit.
#include <algorithm>
#include <array>
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

#include "ilk/error.h"
#include "io/csv.h"
#include "io/csv_scan.h"
#include "support/effort.h"
#include "unit/csv_support.h"

namespace ilk {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

using test::read_text;
using test::read_whole;
using test::Reading;
using test::same_values;
using test::TemporaryFile;

// ----------------------------------------------------------------------- dialects

CsvDialect dialect_of(std::string_view text) {
  const TemporaryFile file(text);
  return CsvFile::open(file.path()).dialect();
}

TEST(CsvDialect, FindsTheDelimiterByConsistentFieldCounts) {
  EXPECT_EQ(dialect_of("id,x\na,1\n").delimiter, ',');
  EXPECT_EQ(dialect_of("id;x\na;1\n").delimiter, ';');
  EXPECT_EQ(dialect_of("id\tx\na\t1\n").delimiter, '\t');
  EXPECT_EQ(dialect_of("id|x\na|1\n").delimiter, '|');
  EXPECT_EQ(dialect_of("x\n1\n2\n").delimiter, ',');
  EXPECT_EQ(dialect_of("id;x;y\na;1,5;2,5\nb;1,5;2\n").delimiter, ';');
  EXPECT_EQ(dialect_of("id;\"a,b,c\";y\n\"u;v;w\";1;2\n").delimiter, ';');
  EXPECT_EQ(dialect_of("id;a,b;y\nu;1;2\nv;1;2\n").delimiter, ';');
  EXPECT_EQ(dialect_of("id,x,y\na,1,2\nb,1\nc,3,4\n").delimiter, ',');
}

TEST(CsvDialect, FindsADecimalComma) {
  EXPECT_EQ(dialect_of("id;x\na;12,5\nb;3\n").decimal_point, ',');
  EXPECT_EQ(dialect_of("id\tx\na\t-0,083\n").decimal_point, ',');
  EXPECT_EQ(dialect_of("id;x\na;\" 12,5 \"\n").decimal_point, ',');
  EXPECT_EQ(dialect_of("id;x\na;12.5\nb;12,5\n").decimal_point, '.');
  EXPECT_EQ(dialect_of("id;x\na;1,234\nb;2,500\n").decimal_point, '.'); // thousands, perhaps
  EXPECT_EQ(dialect_of("id;x\na;12.5.2020\n").decimal_point, '.');
  EXPECT_EQ(dialect_of("id,x\na,\"12,5\"\n").decimal_point, '.');
}

TEST(CsvDialect, ReadsDecimalCommas) {
  const Reading reading = read_text("id;x\na;12,5\nb;1e3\nc;1.000\n");
  EXPECT_TRUE(same_values(reading.values, {{12.5f, 1000}}));
  EXPECT_EQ(reading.report.first.at(0).what, "'1.000' is not a number");
}

TEST(CsvDialect, RefusesOneThatCannotBeRead) {
  const TemporaryFile file("id,x\na,1\n");
  for (const CsvDialect dialect : {CsvDialect{',', '"', ','}, CsvDialect{'"'}, CsvDialect{'\n'},
                                   CsvDialect{'e'}, CsvDialect{'1'}, CsvDialect{'-'}}) {
    CsvOptions options;
    options.dialect = dialect;
    EXPECT_THROW(CsvFile::open(file.path(), options), UsageError) << dialect.delimiter;
  }
}

// ------------------------------------------------------------------------- header

std::vector<std::string> header_of(std::string_view text) {
  const TemporaryFile file(text);
  return CsvFile::open(file.path()).columns();
}

using Names = std::vector<std::string>;

TEST(CsvHeader, IsReadWithOrWithoutByteOrderMark) {
  EXPECT_EQ(header_of("id,x\na,1\n"), (Names{"id", "x"}));
  EXPECT_EQ(header_of("\xef\xbb\xbf"
                      "id,x\na,1\n"),
            (Names{"id", "x"}));
  EXPECT_EQ(header_of("\r\n\nid, x \r\na,1\r\n"), (Names{"id", "x"}));
  EXPECT_EQ(header_of("id,\"say \"\"x\"\",\ny\"\na,1\n"), (Names{"id", "say \"x\",\ny"}));
}

TEST(CsvHeader, NamesAnEmptyFirstOrLastColumn) {
  EXPECT_EQ(header_of(",x\n0,1\n"), (Names{"column_1", "x"}));
  EXPECT_EQ(header_of("id,x,\na,1,\n"), (Names{"id", "x", "column_3"}));
}

TEST(CsvHeader, MayBeYearsOrPositions) {
  EXPECT_EQ(header_of("id,2019,2020,2021\na,1,2,3\n").size(), 4u);
  EXPECT_EQ(header_of(",0,1,2\n0,5,6,7\n").size(), 4u);
}

// ------------------------------------------------------------------------- faults

void expect_fault(std::string_view text, std::uint64_t line, std::uint64_t column,
                  std::string_view words) {
  const TemporaryFile file(text);
  try {
    CsvFile::open(file.path());
    ADD_FAILURE() << "was opened; expected: " << words;
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().file, file.path().string());
    EXPECT_EQ(error.place().line, line) << error.what();
    EXPECT_EQ(error.place().column, column) << error.what();
    EXPECT_NE(std::string_view(error.what()).find(words), std::string_view::npos) << error.what();
    EXPECT_FALSE(error.remedy().empty()) << error.what();
  }
}

TEST(CsvFaults, MissingFileAndFolder) {
  try {
    CsvFile::open("no/such/file.csv");
    FAIL();
  } catch (const IoError& error) {
    EXPECT_EQ(error.place().file, "no/such/file.csv");
    EXPECT_NE(error.fault().find("No such file"), std::string::npos);
    EXPECT_FALSE(error.remedy().empty());
  }
  try {
    CsvFile::open(testing::TempDir());
    FAIL();
  } catch (const DataError& error) {
    EXPECT_NE(error.fault().find("is a folder"), std::string::npos);
  }
  EXPECT_THROW(CsvFile::open("/dev/null"), DataError);
}

TEST(CsvFaults, NothingInIt) {
  expect_fault("", 0, 0, "is empty");
  expect_fault("\xef\xbb\xbf", 0, 0, "is empty");
  expect_fault("\n\r\n\n", 0, 0, "is empty");
  expect_fault("id,x", 1, 0, "has a header but no customers");
  expect_fault("\nid,x\n\n\r\n", 2, 0, "has a header but no customers");
}

TEST(CsvFaults, NotText) {
  expect_fault("id,x\na,\0\n"sv, 0, 0, "NUL");
  expect_fault("PK\3\4\x14\0\6\0report.csv"sv, 0, 0, "zip archive");
  expect_fault("PK\3\4\x14\0\6\0\0\0[Content_Types].xml"sv, 0, 0, "xlsx");
  expect_fault("PAR1\x15\0\x15"sv, 0, 0, "Parquet");
  expect_fault("SQLite format 3\0\x10"sv, 0, 0, "SQLite");
  EXPECT_EQ(header_of("PAR1,x\n1,2\n"), (Names{"PAR1", "x"}));
}

TEST(CsvFaults, Encodings) {
  expect_fault("\xff\xfe\0\0i\0\0\0"sv, 0, 0, "UTF-32");
  expect_fault("\xff\xfei\0d\0,"sv, 0, 0, "ends in the middle of a character");
  expect_fault("\xff\xfei\0d\0,\0x\0\n\0"sv, 1, 0, "no customers");
  expect_fault("id,x\n\xc3\xa4,1\n\xc3\xb6\xc3\xbc,1\n\xc3,3\n", 4, 0, "bytes that are not");
  expect_fault("\xef\xbb\xbf"
               "id,x\n\xe4,1\n",
               2, 0, "bytes that are not");
}

TEST(CsvFaults, Names) {
  expect_fault("id,x,y,x\na,1,2,3\n", 1, 4, "the columns 2 and 4 are both named 'x'");
  expect_fault("id,,y\na,1,2\n", 1, 2, "empty name");
  expect_fault("C1,40.9,0.81\nC2,3202.4,0.9\n", 1, 0, "looks like data");
  expect_fault("7,0,12\n8,0,12\n", 1, 0, "looks like data");
}

TEST(CsvFaults, LineEndsOfOldMacintosh) {
  expect_fault("id,x\ra,1\rb,2\r", 1, 0, "carriage return");
}

TEST(CsvFaults, QuoteInHeaderNeverClosedIsPassedOverAndTold) {
  const TemporaryFile file("id,\"x\na,1\nb,2\n");
  const CsvFile csv = CsvFile::open(file.path());
  EXPECT_EQ(csv.columns(), (std::vector<std::string>{"id", "x"}));
  ASSERT_EQ(csv.notes().size(), 1u);
  EXPECT_EQ(csv.notes()[0], "line 1 has a quote that nothing closes; it was passed over");
}

TEST(CsvFaults, AGigabyteInOneLineFailsAtOnce) {
  const TemporaryFile file(std::string(70'000, 'a'));
  std::filesystem::resize_file(file.path(), std::size_t{1} << 30); // a hole behind the text
  const auto start = std::chrono::steady_clock::now();
  try {
    CsvFile::open(file.path());
    FAIL();
  } catch (const DataError& error) {
    EXPECT_NE(error.fault().find("longer than 1 MiB"), std::string::npos) << error.what();
    EXPECT_EQ(error.place().line, 1u);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

constexpr std::size_t longest = csv::most_record_bytes;

TEST(CsvFaults, NamesTheFirstRecordThatIsTooLong) {
  const std::string tail = ",1\n";
  const std::string just_right = std::string(longest - 2, 'b') + tail;
  const TemporaryFile file("id,x\na,1\n" + just_right + std::string(longest - 1, 'c') + tail +
                           "\"" + std::string(longest - 1, 'd') + "\nd,1\n");
  for (const auto& [chunk_bytes, threads] :
       test::tried(std::to_array<std::pair<std::size_t, unsigned>>(
           {{100'000, 2}, {std::size_t{1} << 20, 1}, {3 * longest, 2}}))) {
    CsvOptions options;
    options.chunk_bytes = chunk_bytes;
    const CsvFile csv = CsvFile::open(file.path(), options);
    Execution execution(threads);
    ReadReport report;
    try {
      csv.read(csv.infer(), execution, report);
      FAIL();
    } catch (const DataError& error) {
      EXPECT_EQ(error.place().line, 4u) << error.what();
      EXPECT_NE(error.fault().find("longer than 16 MiB"), std::string::npos);
    }
  }
}

TEST(CsvFaults, AQuoteThatIsNeverClosedIsFoundByItsLength) {
  const TemporaryFile file("id,x\na,1\n\"" + std::string(longest - 1, 'd') + "\ne,1\n");
  const CsvFile csv = CsvFile::open(file.path());
  Execution execution(2);
  ReadReport report;
  try {
    csv.read(csv.infer(), execution, report);
    FAIL();
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 3u) << error.what();
  }
}

// ---------------------------------------------------------------------- inference

TEST(CsvInfer, GuessesFromAllOverTheFile) {
  std::string text = "id,x,note\n";
  for (int i = 0; i < 20'000; ++i)
    text.append("c").append(std::to_string(i)).append(i < 10'000 ? ",1,t\n" : ",2.5,t\n");
  const TemporaryFile file(text);
  const Schema schema = CsvFile::open(file.path()).infer(640);
  EXPECT_EQ(schema.columns[0].role, Role::id);
  EXPECT_EQ(schema.columns[1].kind, Kind::amount); // only the second half tells
  EXPECT_EQ(schema.columns[2].kind, Kind::boolean);
}

TEST(CsvInfer, SeesEveryRecordOfASmallFile) {
  const TemporaryFile file("x,y\n1,a\n2.5,b\n3,a\n");
  const Schema schema = CsvFile::open(file.path()).infer();
  EXPECT_EQ(schema.columns[0].kind, Kind::amount);
  EXPECT_EQ(schema.columns[1].kind, Kind::category);
}

// Nearly every place in this file lies in a quoted text, and only places beyond its
// first third tell that x has fractions.
TEST(CsvInfer, FindsItsPlaceInALargeFileWithQuotedLines) {
  const std::string note =
      "\"first line, with \"\"words\"\"\n" + std::string(9000, '.') + "\nlast, line\n\"";
  std::string text = "id,x,note,count\n";
  for (int i = 0; text.size() < (std::size_t{66} << 20); ++i) {
    text.append(std::to_string(i)).append(i < 2500 ? ",12," : ",12.5,").append(note);
    text.append(",7\n");
  }
  const TemporaryFile file(text);
  const Schema schema = CsvFile::open(file.path()).infer();
  EXPECT_EQ(schema.columns[0].role, Role::id);
  EXPECT_EQ(schema.columns[1].kind, Kind::amount);
  EXPECT_EQ(schema.columns[2].role, Role::ignore);
  EXPECT_EQ(schema.columns[3].kind, Kind::count);
}

TEST(CsvInfer, SaysWhyNoRecordFits) {
  const TemporaryFile file("id,x\na\n\nb\n");
  try {
    CsvFile::open(file.path()).infer();
    FAIL();
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, 2u);
    EXPECT_NE(error.fault().find("this row has 1 field, the header has 2"), std::string::npos);
  }
}

} // namespace
} // namespace ilk
