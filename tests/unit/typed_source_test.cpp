// Sources with types: SQLite, PostgreSQL and memory. Only what is NULL is missing, and no digit is
// lost.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ilk/error.h"
#include "io/growing_table.h"
#include "io/postgres_source.h"
#include "io/postgres_values.h"
#include "io/source.h"
#include "io/sqlite_source.h"
#include "profile/column_profile.h"
#include "profile/duplicates.h"
#include "support/arrow.h"
#include "support/paths.h"
#include "support/postgres_server.h"
#include "support/sqlite_file.h"

namespace ilk {
namespace {

using test::PostgresServer;
using test::SqliteFile;
using Words = std::vector<std::string>;
using Valid = std::vector<std::uint8_t>;

constexpr double infinite = std::numeric_limits<double>::infinity();

template <class Values>
const Values& as(const Column& column) {
  EXPECT_TRUE(std::holds_alternative<Values>(column.values)) << column.name;
  return std::get<Values>(column.values);
}

Words words(const Column& column) {
  Words words;
  for (std::size_t i = 0; i < column.rows(); ++i)
    words.emplace_back(column.is_valid(i) ? as<Texts>(column)[i] : "(missing)");
  return words;
}

Dataset sqlite(const std::string& script, const std::string& query = "") {
  const SqliteFile file(script);
  SourceRequest request;
  request.data = file.path();
  request.query = query;
  return read_sqlite(request);
}

Table read(const Source& source, const Schema& schema, ReadReport& report) {
  Execution execution(2);
  return source.read(schema, execution, report);
}

// -------------------------------------------------------------------------- SQLite

TEST(Sqlite, NullTheEmptyTextAndNaAreThreeThings) {
  std::string script = "CREATE TABLE t (land TEXT, x REAL); BEGIN;";
  for (int i = 0; i < 300; ++i)
    script += fmt::format("INSERT INTO t VALUES ('{}', {}.5);",
                          std::array{"NA", "DE", "FR"}[static_cast<std::size_t>(i % 3)], i);
  const SqliteFile file(script + "COMMIT;");
  SourceRequest request;
  request.data = file.path();
  const auto source = open_source(request);
  ReadReport report;
  const Table table = read(*source, source->infer(), report);
  ASSERT_EQ(table.rows(), 300u);
  EXPECT_EQ(table.attributes[0].levels, (Words{"DE", "FR", "NA"}));
  Execution execution(2);
  const auto profiles = profile_columns(execution, table);
  EXPECT_EQ(profiles[0].moments.missing, 0u);
  for (const auto& level : profiles[0].levels) EXPECT_EQ(level.count, 100u);

  const Dataset three = sqlite("CREATE TABLE t (land TEXT); INSERT INTO t VALUES "
                               "(NULL), (''), ('NA'), (NULL), (''), ('NA')");
  EXPECT_EQ(words(three.columns[0]), (Words{"(missing)", "", "NA", "(missing)", "", "NA"}));
  const auto of_three = source_of(three, "three");
  Schema schema;
  schema.columns = {described("land", Role::attribute)};
  schema.columns[0].kind = Kind::category;
  const Table levels = read(*of_three, schema, report);
  EXPECT_EQ(levels.attributes[0].levels, (Words{"", "NA"}));
  EXPECT_TRUE(std::isnan(levels.values.at(3, 0)));
}

TEST(Sqlite, ColumnsHaveTheTypesOfTheirValues) {
  const Dataset data = sqlite(
      "CREATE TABLE t (whole, mixed, words, more, none, flag BOOLEAN, maybe bool, no BOOL, day "
      "DATE);"
      "INSERT INTO t VALUES (9007199254740993, 1, 0.1, 9007199254740993, NULL, 1, 1, 2, "
      "'2024-02-29'), (NULL, 2.5, 'say \"x\"', 0.5, NULL, 0, NULL, 1, '2024-03-01 10:00'),"
      "(-1, NULL, 5, NULL, NULL, 0, 0, 0, NULL), (7, 1e300, x'' || 'a, b', 1, NULL, 1, 1, 1, '')");
  EXPECT_EQ(as<Integers>(data.columns[0]), (Integers{9007199254740993, 0, -1, 7}));
  EXPECT_EQ(data.columns[0].valid, (Valid{1, 0, 1, 1}));
  EXPECT_EQ(as<Numbers>(data.columns[1])[1], 2.5);
  EXPECT_EQ(as<Numbers>(data.columns[1])[3], 1e300);
  EXPECT_EQ(data.columns[1].valid, (Valid{1, 1, 0, 1}));
  EXPECT_EQ(words(data.columns[2]), (Words{"0.1", "say \"x\"", "5", "a, b"}));
  // A whole number that no double is stays what it is.
  EXPECT_EQ(words(data.columns[3]), (Words{"9007199254740993", "0.5", "(missing)", "1"}));
  EXPECT_EQ(data.columns[4].valid, (Valid{0, 0, 0, 0}));
  EXPECT_TRUE(std::isnan(as<Numbers>(data.columns[4])[0]));
  EXPECT_EQ(as<Booleans>(data.columns[5]), (Booleans{1, 0, 0, 1}));
  EXPECT_TRUE(data.columns[5].valid.empty());
  EXPECT_EQ(as<Booleans>(data.columns[6])[3], 1);
  EXPECT_EQ(data.columns[6].valid, (Valid{1, 0, 1, 1}));
  EXPECT_EQ(as<Integers>(data.columns[7]), (Integers{2, 1, 0, 1}));
  EXPECT_EQ(words(data.columns[8]), (Words{"2024-02-29", "2024-03-01 10:00", "(missing)", ""}));
}

void expect_sqlite_fault(const std::string& script, const std::string& query,
                         const std::string& words) {
  try {
    sqlite(script, query);
    ADD_FAILURE() << words;
  } catch (const DataError& error) {
    EXPECT_NE(error.fault().find(words), std::string::npos) << error.what();
    EXPECT_FALSE(error.remedy().empty());
  }
}

TEST(Sqlite, FaultsNameRowAndColumn) {
  const std::string script = "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2), (3, x'00'),"
                             "(4, CAST(x'ff' AS TEXT));";
  expect_sqlite_fault(script, "", "row 2 has bytes (a BLOB) in the column 'b'");
  expect_sqlite_fault(script, "SELECT * FROM t WHERE a = 4", "row 1 has text that is not UTF-8");
  expect_sqlite_fault(script, "SELECT a, a FROM t WHERE a = 1",
                      "the columns 1 and 2 are both named 'a'");
  expect_sqlite_fault(script, "SELECT a AS \"\" FROM t WHERE a = 1", "column 1 has an empty name");
  expect_sqlite_fault(script, "SELECT a FROM t WHERE a > 9", "has no customers");
}

TEST(GrowingColumn, KeepsEveryDigitWhateverCome) {
  GrowingColumn column;
  column.add_missing();
  column.add_integer(3);
  column.add_number(0.1);
  column.add_number(std::nan(""));
  column.add_integer(std::numeric_limits<std::int64_t>::max()); // no double is that
  column.add_number(1e17);
  const Column words_of_it = std::move(column).taken("x");
  EXPECT_EQ(words(words_of_it),
            (Words{"(missing)", "3", "0.1", "(missing)", "9223372036854775807", "1e+17"}));
}

// ---------------------------------------------------------------------- PostgreSQL

Column postgres_column(PostgresType type, const Words& values) {
  GrowingColumn column = column_for(type);
  for (const std::string& value : values) EXPECT_TRUE(add_value(type, value, column)) << value;
  return std::move(column).taken("x");
}

TEST(Postgres, ValuesAreReadByTheirTypes) {
  EXPECT_EQ(as<Integers>(postgres_column(PostgresType::integer, {"-9223372036854775808", "7"})),
            (Integers{std::numeric_limits<std::int64_t>::min(), 7}));
  const Column floats =
      postgres_column(PostgresType::number, {"0.1", "-1e-05", "Infinity", "-Infinity", "NaN"});
  EXPECT_EQ(as<Numbers>(floats)[1], -1e-05);
  EXPECT_EQ(as<Numbers>(floats)[3], -infinite);
  EXPECT_EQ(floats.valid, (Valid{1, 1, 1, 1, 0}));
  EXPECT_EQ(as<Integers>(postgres_column(PostgresType::numeric, {"12", "-3"})), (Integers{12, -3}));
  EXPECT_EQ(as<Numbers>(postgres_column(PostgresType::numeric, {"12", "3.50"})),
            (Numbers{12, 3.5}));
  EXPECT_EQ(words(postgres_column(PostgresType::numeric, {"12345678901234567890123", "5", "NaN"})),
            (Words{"12345678901234567890123", "5", "(missing)"}));
  EXPECT_EQ(as<Booleans>(postgres_column(PostgresType::boolean, {"t", "f"})), (Booleans{1, 0}));
  const Column days = postgres_column(
      PostgresType::day, {"1970-01-01", "1969-12-31 23:59:59.5", "2024-02-29 12:00:00+00",
                          "0001-12-31 BC", "infinity", "0001-01-01", "5874897-12-31"});
  EXPECT_EQ(as<Days>(days).days,
            (std::vector<std::int32_t>{0, -1, 19782, -719163, 0, -719162, 2145042905}));
  EXPECT_EQ(days.valid, (Valid{1, 1, 1, 1, 0, 1, 1}));
  for (const auto& [type, text] :
       {std::pair(PostgresType::integer, "1.5"), std::pair(PostgresType::integer, ""),
        std::pair(PostgresType::number, "1x"), std::pair(PostgresType::number, ""),
        std::pair(PostgresType::boolean, "yes"), std::pair(PostgresType::day, "2024"),
        std::pair(PostgresType::day, "2024-02-30"), std::pair(PostgresType::day, "--"),
        std::pair(PostgresType::day, "9999999999-01-01")}) {
    GrowingColumn column = column_for(type);
    EXPECT_FALSE(add_value(type, text, column)) << text;
  }
}

TEST(Postgres, ALineOfCopyIsTakenApart) {
  std::string_view line = "a\t\\N\t\tsay \\\\N\\tb\\nc\\x\t\\\\";
  std::string room;
  Words values;
  std::vector<bool> nulls;
  for (int j = 0; j < 5; ++j) {
    bool is_null = false;
    values.emplace_back(take_value(line, room, is_null));
    nulls.push_back(is_null);
  }
  EXPECT_EQ(values, (Words{"a", "N", "", "say \\N\tb\ncx", "\\"}));
  EXPECT_EQ(nulls, (std::vector<bool>{false, true, false, false, false}));
  EXPECT_EQ(line, "");
}

TEST(Postgres, ColumnsHaveTheTypesOfTheServer) {
  const PostgresServer server;
  server.run_sql(
      "CREATE DOMAIN cents AS bigint;"
      "CREATE TABLE t (id uuid, paid cents, share real, price numeric(10, 2), code numeric(20), ok "
      "boolean, day date, seen timestamptz, note text, tag varchar(3)[]);"
      "SET timezone = 'Asia/Tokyo';"
      "INSERT INTO t VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 9007199254740993, 0.1, 12.50, "
      "12345678901234567890, true, '2024-02-29', '2024-03-01 08:00:00', E'tab\\there\\n\\\\N', "
      "'{a,b}'), (NULL, NULL, 'NaN', 'NaN', NULL, NULL, 'infinity', NULL, NULL, NULL),"
      "(NULL, -1, 3e38, 1, 7, false, '0044-03-15 BC', '1969-12-31 23:00:00+00', '', '{}');");
  SourceRequest request;
  request.data = server.address();
  const auto [name, data] = read_postgres(request);
  EXPECT_EQ(name, server.shown_address());
  ASSERT_EQ(data.columns.size(), 10u);
  EXPECT_EQ(words(data.columns[0]),
            (Words{"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "(missing)", "(missing)"}));
  EXPECT_EQ(as<Integers>(data.columns[1]), (Integers{9007199254740993, 0, -1}));
  EXPECT_EQ(data.columns[1].valid, (Valid{1, 0, 1}));
  EXPECT_EQ(as<Numbers>(data.columns[2])[0], 0.1);
  EXPECT_EQ(data.columns[2].valid, (Valid{1, 0, 1}));
  EXPECT_EQ(as<Numbers>(data.columns[3])[0], 12.5);
  EXPECT_EQ(data.columns[3].valid, (Valid{1, 0, 1}));
  EXPECT_EQ(words(data.columns[4]), (Words{"12345678901234567890", "(missing)", "7"}));
  EXPECT_EQ(as<Booleans>(data.columns[5])[0], 1);
  EXPECT_EQ(as<Days>(data.columns[6]).days[0], 19782);
  EXPECT_EQ(data.columns[6].valid, (Valid{1, 0, 1}));
  EXPECT_EQ(as<Days>(data.columns[7]).days, (std::vector<std::int32_t>{19782, 0, -1})); // of UTC
  EXPECT_EQ(words(data.columns[8]), (Words{"tab\there\n\\N", "(missing)", ""}));
  EXPECT_EQ(words(data.columns[9]), (Words{"{a,b}", "(missing)", "{}"}));
  request.query = "SELECT id, id FROM t";
  EXPECT_THROW(read_postgres(request), DataError);
  request.query = "SELECT id FROM t WHERE false";
  EXPECT_THROW(read_postgres(request), DataError);
}

TEST(Postgres, AddressesAreShownWithoutSecrets) {
  EXPECT_EQ(shown_postgres_address("postgresql://me:secret@db.example:5433/shop?sslmode=require"),
            "postgresql://db.example:5433/shop");
  EXPECT_EQ(shown_postgres_address("postgres://db/shop?user=me&password=secret"),
            "postgresql://db/shop");
  EXPECT_EQ(shown_postgres_address("postgres:///shop"), "postgresql:///shop");
  for (const std::string address :
       {"postgresql://me:sec@ret@db/shop", "postgresql://me:sec/ret@db/shop",
        "postgresql://me:secret%zz@db/shop", "postgresql://me:secret@[db/shop"}) {
    try {
      shown_postgres_address(address);
      ADD_FAILURE() << address;
    } catch (const UsageError& error) {
      EXPECT_EQ(std::string(error.what()).find("ret"), std::string::npos) << error.what();
    }
  }
}

// -------------------------------------------------------------------------- memory

TEST(Memory, DataThatCannotBeReadIsRefused) {
  const auto text = [](std::string_view word) {
    Texts texts;
    texts.push_back(word);
    return texts;
  };
  const std::vector<std::vector<Column>> wrong{{},
                                               {{"x", Numbers{}, {}}},
                                               {{"", Numbers{1}, {}}},
                                               {{"\xff", Numbers{1}, {}}},
                                               {{"x", Numbers{1}, {}}, {"x", Numbers{1}, {}}},
                                               {{"x", Numbers{1}, {}}, {"y", Numbers{1, 2}, {}}},
                                               {{"x", Numbers{1, 2}, {1}}},
                                               {{"x", text("\xc3"), {}}},
                                               {{"x", Categories{{1}, {"a"}}, {}}},
                                               {{"x", Categories{{0}, {"\xff"}}, {}}}};
  for (const auto& columns : wrong) EXPECT_THROW(source_of(Dataset{columns}, "data"), UsageError);
  // What stands in the place of a missing value means nothing.
  EXPECT_NO_THROW(source_of(Dataset{{{"x", Categories{{9}, {}}, {0}}}}, "data"));
  EXPECT_NO_THROW(source_of(Dataset{{{"x", text("\xc3"), {0}}}}, "data"));
}

TEST(Memory, ValuesThatAColumnCannotHoldAreLeftOutAndSaid) {
  Texts numbers;
  for (const char* word : {"1", "", "x", "1e99", "2", "3", "4"}) numbers.push_back(word);
  const auto source =
      source_of(Dataset{{{"plain", Numbers{1, 2, 3, 4, infinite, 1e39, std::nan("")}, {}},
                         {"words", numbers, {}},
                         {"day", Days{{0, 1, 2, 3, 4, 2'000'000'000, 6}}, {1, 0, 1, 1, 1, 1, 1}}}},
                "data");
  Schema schema;
  for (const std::string& name : source->columns())
    schema.columns.push_back(described(name, Role::attribute));
  schema.columns[2].kind = Kind::date;
  ReadReport report;
  const Table table = read(*source, schema, report);
  EXPECT_EQ(table.rows(), 3u); // 1, 2 and 7
  EXPECT_EQ(report.bad_rows, 4u);
  ASSERT_EQ(report.first.size(), 4u);
  EXPECT_EQ(report.first[0].line, 3u);
  EXPECT_EQ(report.first[0].name, "words");
  EXPECT_EQ(report.first[0].what, "'x' is not a number");
  EXPECT_EQ(report.first[2].what, "'inf' is not a finite number");
  EXPECT_EQ(report.first[3].name, "plain");
  EXPECT_TRUE(std::isnan(table.number(1, 1)));
  EXPECT_TRUE(std::isnan(table.number(1, 2)));
  EXPECT_TRUE(std::isnan(table.number(2, 0)));
  const auto days = source_of(Dataset{{{"day", Days{{0, 2'000'000'000}}, {}}}}, "data");
  EXPECT_NO_THROW(days->infer());
  schema.columns = {described("day", Role::attribute)};
  schema.columns[0].kind = Kind::date;
  EXPECT_EQ(read(*days, schema, report).rows(), 1u);
  EXPECT_NE(report.first.at(0).what.find("too far a day"), std::string::npos);
  schema.columns[0].kind = Kind::category;
  EXPECT_EQ(read(*days, schema, report).attributes[0].levels,
            (Words{"1970-01-01", "day 2000000000"}));
}

TEST(Memory, ADayAndAnAnswerAreNoNumbers) {
  const auto source = source_of(Dataset{{{"day", Days{{0, 1, 19'783}}, {1, 1, 0}},
                                         {"answer", Booleans{0, 1, 1}, {}},
                                         {"spend", Integers{3, 4, 5}, {1, 0, 1}}}},
                                "data");
  const auto reasons = [&](Kind day, Kind answer) {
    Schema schema;
    for (const std::string& name : source->columns())
      schema.columns.push_back(described(name, Role::attribute));
    schema.columns[0].kind = day;
    schema.columns[1].kind = answer;
    ReadReport report;
    EXPECT_EQ(read(*source, schema, report).rows() + report.first.size(), 3u);
    Words found;
    for (const BadRow& row : report.first) found.push_back(row.name + ": " + row.what);
    return found;
  };
  EXPECT_EQ(reasons(Kind::date, Kind::boolean), Words());
  EXPECT_EQ(reasons(Kind::amount, Kind::boolean),
            (Words{"day: '1970-01-01' is not a number", "day: '1970-01-02' is not a number"}));
  EXPECT_EQ(reasons(Kind::boolean, Kind::boolean).size(), 2u);
  EXPECT_EQ(reasons(Kind::date, Kind::count),
            (Words{"answer: 'false' is not a number", "answer: 'true' is not a number",
                   "answer: 'true' is not a number"}));
  EXPECT_EQ(reasons(Kind::category, Kind::category), Words());
}

TEST(Memory, NumbersThatAreNaNAreMissingAsCategoriesToo) {
  const auto source = source_of(Dataset{{{"x", Numbers{1, std::nan(""), 2}, {}}}}, "data");
  Schema schema;
  schema.columns = {described("x", Role::attribute)};
  schema.columns[0].kind = Kind::category;
  ReadReport report;
  const Table table = read(*source, schema, report);
  EXPECT_EQ(table.attributes[0].levels, (Words{"1", "2"}));
  EXPECT_TRUE(std::isnan(table.values.at(1, 0)));
}

// ------------------------------------------------------------- every digit is kept

void expect_all_cents(const Source& source) {
  Schema schema;
  schema.columns = {described("customer_id", Role::id), described("paid_cents", Role::attribute),
                    described("visits", Role::attribute)};
  ReadReport report;
  const Table table = read(source, schema, report);
  ASSERT_EQ(table.rows(), 60u) << source.name();
  std::vector<double> cents;
  for (std::size_t row = 0; row < table.rows(); ++row) cents.push_back(table.number(row, 0));
  std::ranges::sort(cents);
  EXPECT_EQ(cents.front(), 16777217) << source.name();
  EXPECT_EQ(cents.back(), 16777335) << source.name();
  EXPECT_EQ(std::ranges::adjacent_find(cents), cents.end()) << source.name();
  Execution execution(2);
  const ColumnProfile profile = profile_columns(execution, table)[0];
  EXPECT_EQ(profile.distinct, 60u) << source.name();
  EXPECT_EQ(find_duplicates(execution, table).superfluous, 0u) << source.name();
}

TEST(WholeNumbers, Above2To24KeepTheirDigitsFromEverySource) {
  const auto path =
      std::filesystem::path(test::shared_data_path("../cases/integers-above-2e24.csv"));
  if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not here";
  SourceRequest request;
  request.data = path.string();
  expect_all_cents(*open_source(request));

  Texts ids;
  Integers cents, visits;
  std::string script =
      "CREATE TABLE t (customer_id TEXT, paid_cents INTEGER, visits INTEGER); BEGIN;";
  Words names;
  std::istringstream lines(test::read_text(path));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto first = line.find(','), second = line.rfind(',');
    names.push_back(line.substr(0, first));
    ids.push_back(names.back());
    cents.push_back(std::stoll(line.substr(first + 1)));
    visits.push_back(std::stoll(line.substr(second + 1)));
    script += fmt::format("INSERT INTO t VALUES ('{}', {}, {});", names.back(), cents.back(),
                          visits.back());
  }
  const SqliteFile file(script + "COMMIT;");
  request.data = file.path();
  expect_all_cents(*open_source(request));
  expect_all_cents(*source_of(
      Dataset{{{"customer_id", ids, {}}, {"paid_cents", cents, {}}, {"visits", visits, {}}}},
      "memory"));
  test::Releases releases;
  ArrowArrayStream stream = test::stream_of(
      {{{test::strings("customer_id", names), test::column<std::int64_t>("l", "paid_cents", cents),
         test::column<std::int64_t>("l", "visits", visits)}},
       &releases});
  expect_all_cents(*source_of(&stream, "stream"));
}

} // namespace
} // namespace ilk
