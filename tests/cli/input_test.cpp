// Where tables come from: standard input, archives, SQLite, PostgreSQL; and what is said when
// they cannot.
#include <filesystem>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <zlib.h>

#include "io/sha256.h"
#include "support/kept_runs.h"
#include "support/postgres_server.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using test::Outcome;
using test::PostgresServer;
using test::ProcessOptions;
using test::read_text;
using test::run_ilk;
using test::small_table;
using test::TemporaryFolder;

using Arguments = std::vector<std::string>;

void expect_failure(const Arguments& arguments, int exit_code, const Arguments& words) {
  const Outcome outcome = run_ilk(arguments);
  EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
  for (const std::string& word : words)
    EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " in: " << outcome.err;
  EXPECT_EQ(outcome.err.find(PostgresServer::password), std::string::npos) << outcome.err;
}

std::string gzipped(const TemporaryFolder& folder, const std::string& text) {
  const std::string path = folder / "packed";
  const gzFile file = ::gzopen(path.c_str(), "wb1");
  ::gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  ::gzclose(file);
  return path;
}

// What the other sources are to give: the table as a CSV file.
std::string csv_file() {
  return test::kept_file("60.csv", small_table(60));
}

const Arguments quick_run = {"run", "--k", "3", "--encoders", "1", "--quiet"};

const test::KeptRun& plain_run() {
  Arguments words = quick_run;
  words.push_back(csv_file());
  return test::kept_run(words);
}

std::string plain_segments() {
  return read_text(plain_run() / "segments.csv");
}

// Runs ilk on the table and returns segments.csv.
std::string segments_of(const TemporaryFolder& folder, const Arguments& data,
                        const ProcessOptions& options = {}) {
  Arguments arguments = quick_run;
  arguments.insert(arguments.end(), {"-o", folder / "out"});
  arguments.insert(arguments.end(), data.begin(), data.end());
  const Outcome outcome = run_ilk(arguments, options);
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return read_text(folder / "out/segments.csv");
}

nlohmann::json input_of_run(const TemporaryFolder& folder) {
  return nlohmann::json::parse(read_text(folder / "out/run.json")).at("input");
}

TEST(Input, StandardInputIsReadLikeAFile) {
  const TemporaryFolder folder;
  ProcessOptions from_file;
  from_file.stdin_file = csv_file();
  EXPECT_EQ(segments_of(folder, {"-"}, from_file), plain_segments());
  EXPECT_EQ(input_of_run(folder).at("file"), "standard input");
  EXPECT_EQ(input_of_run(folder).at("sha256"), sha256(read_text(csv_file())));
  const Outcome schema = run_ilk({"schema", "-"}, from_file);
  EXPECT_EQ(schema.out, run_ilk({"schema", csv_file()}).out);
  const Outcome scores = run_ilk({"score", folder / "out/model.json", "-"}, from_file);
  EXPECT_EQ(scores.out, run_ilk({"score", folder / "out/model.json", csv_file()}).out);
  EXPECT_EQ(scores.exit_code, 0) << scores.err;
  from_file.stdin_file = "/dev/null";
  EXPECT_EQ(run_ilk({"schema", "-"}, from_file).exit_code, 3);
}

TEST(Input, ArchivesAreUnpackedAndHashedAsTheyAre) {
  const TemporaryFolder folder;
  const std::string plain = plain_segments();
  const std::string packed = gzipped(folder, read_text(csv_file()));
  EXPECT_EQ(segments_of(folder, {packed}), plain);
  EXPECT_EQ(input_of_run(folder).at("sha256"), sha256(read_text(packed)));
  ProcessOptions options;
  options.stdin_file = packed;
  EXPECT_EQ(segments_of(folder, {"-"}, options), plain);
  std::filesystem::resize_file(packed, std::filesystem::file_size(packed) - 20);
  expect_failure({"schema", packed}, 3, {packed, "gzip", "ends too early", "download it again"});
}

TEST(Input, AnArchiveThatDoesNotFitIntoMemoryIsSaid) {
  const TemporaryFolder folder;
  std::string text = "id,x\n";
  while (text.size() < (std::size_t{200} << 20)) text.append(std::size_t{1} << 20, 'a') += ",1\n";
  const std::string packed = gzipped(folder, text);
  ProcessOptions options;
  options.memory_limit = std::size_t{300} << 20;
  const Outcome outcome = run_ilk({"schema", packed}, options);
  EXPECT_EQ(outcome.exit_code, 6) << outcome.err;
  for (const std::string& word : {packed, std::string("memory"), std::string("unpack it")})
    EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " in: " << outcome.err;
}

TEST(Input, OtherEncodingsAreSaid) {
  const TemporaryFolder folder;
  const Outcome outcome = run_ilk({"schema", folder.file("a.csv", "id,Gr\xf6\xdf"
                                                                  "e\na,1\nb,2\nc,3\n")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Gr\\u00F6\\u00DFe"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.err.find("Windows-1252"), std::string::npos) << outcome.err;
}

TEST(Input, TheEncodingIsRecorded) {
  const TemporaryFolder folder;
  std::string text = small_table(60);
  text.replace(0, text.find(','),
               "Gr\xf6\xdf"
               "e");
  const std::string table = folder.file("a.csv", text);
  const std::string settings = folder.file("c.toml", "[run]\nencoding = \"latin1\"\n");
  for (const Arguments& how :
       {Arguments{"--encoding", "latin1"}, Arguments{"--config", settings}}) {
    Arguments arguments = quick_run;
    arguments.insert(arguments.end(), {"-o", folder / "out", table});
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Outcome outcome = run_ilk(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.err.find("Windows-1252"), std::string::npos) << outcome.err;
    const auto run = nlohmann::json::parse(read_text(folder / "out/run.json"));
    EXPECT_EQ(run.at("configuration").at("run").at("encoding"), "latin1");
  }
}

TEST(Input, ADictionaryTakesRoles) {
  const Outcome outcome = run_ilk({"schema", csv_file(), "--ignore", "spend"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("name = \"spend\"\nrole = \"ignore\"  # by --ignore"),
            std::string::npos)
      << outcome.out;
  expect_failure({"schema", csv_file(), "--label", "spent"}, 2, {"has no column 'spent'", "spend"});
}

void run_on_sqlite(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  char* fault = nullptr;
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &fault), SQLITE_OK) << fault;
  sqlite3_close(database);
}

// INSERT statements that put the rows of small_table into `table`.
std::string inserts(const std::string& csv, const std::string& table) {
  std::string sql = "BEGIN;";
  std::size_t at = csv.find('\n') + 1;
  for (std::size_t end; (end = csv.find('\n', at)) != std::string::npos; at = end + 1) {
    const std::size_t comma = csv.find(',', at);
    sql += "INSERT INTO " + table + " VALUES ('" + csv.substr(at, comma - at) + "'" +
           csv.substr(comma, end - comma) + ");";
  }
  return sql + "COMMIT;";
}

TEST(Input, AnSqliteTableGivesWhatItsCsvGives) {
  const TemporaryFolder folder;
  const std::string csv = read_text(csv_file());
  const std::string plain = plain_segments();
  const std::string database = folder / "customers.data";
  run_on_sqlite(database, "CREATE TABLE \"the customers\" (id TEXT, spend REAL, visits INTEGER, "
                          "share REAL);" +
                              inserts(csv, "\"the customers\""));
  EXPECT_EQ(segments_of(folder, {database}), plain);
  EXPECT_EQ(input_of_run(folder),
            nlohmann::json({{"file", database}, {"bytes", 0}, {"sha256", nullptr}}));
  EXPECT_EQ(segments_of(folder, {database, "--table", "The Customers"}), plain);
  EXPECT_EQ(segments_of(folder, {database, "--query", "SELECT * FROM \"the customers\"; "}), plain);
}

TEST(Input, SqliteMistakesNameTheRemedy) {
  const TemporaryFolder folder;
  const std::string database = folder / "a.db";
  run_on_sqlite(database, "CREATE TABLE one (id, x); CREATE TABLE two (id, picture);"
                          "INSERT INTO two VALUES (1, x'00ff');");
  expect_failure({"schema", database}, 3, {database, "one, two", "--table"});
  expect_failure({"schema", database, "--table", "three"}, 3, {"'three'", "one, two"});
  expect_failure({"schema", database, "--table", "one"}, 3, {"no customers"});
  expect_failure({"schema", database, "--table", "two"}, 3, {"row 1", "BLOB", "'picture'"});
  expect_failure({"schema", database, "--query", "SELEC"}, 3, {"SQLite says", "syntax error"});
  expect_failure({"schema", database, "--query", "DELETE FROM two"}, 2, {"give one SELECT"});
  expect_failure({"schema", database, "--query", "SELECT 1; DELETE FROM two"}, 2, {"one SELECT"});
  expect_failure({"schema", database, "--query", "SELECT 1", "--table", "one"}, 2, {"--query"});
  const std::string csv = folder.file("a.csv", small_table(5));
  expect_failure({"schema", csv, "--table", "one"}, 2, {csv, "is no database"});
}

TEST(Input, APostgresTableGivesWhatItsCsvGives) {
  const TemporaryFolder folder;
  const std::string plain = plain_segments();
  const PostgresServer server;
  server.run_sql("CREATE TABLE customers (id text, spend numeric, visits int, share float8);\n"
                 "\\copy customers FROM '" +
                 csv_file() + "' CSV HEADER\n");
  EXPECT_EQ(segments_of(folder, {server.address()}), plain); // the only table
  EXPECT_EQ(input_of_run(folder),
            nlohmann::json({{"file", server.shown_address()}, {"bytes", 0}, {"sha256", nullptr}}));
  for (const auto& entry : std::filesystem::directory_iterator(folder / "out"))
    EXPECT_EQ(read_text(entry.path()).find(PostgresServer::password), std::string::npos)
        << entry.path();
  EXPECT_EQ(segments_of(folder, {server.address(), "--table", "public.customers"}), plain);
  EXPECT_EQ(segments_of(folder, {server.address(), "--query",
                                 "SELECT * FROM customers ORDER BY id -- of all"}),
            plain);
}

TEST(Input, PostgresMistakesNameTheRemedyAndNeverThePassword) {
  const PostgresServer server;
  server.run_sql("CREATE TABLE one (id text, x int); CREATE TABLE two (id text);"
                 "CREATE SCHEMA sales; CREATE TABLE sales.three (id text);");
  const std::string address = server.address();
  const std::string shown = server.shown_address();
  expect_failure({"schema", address}, 3, {shown, "one, sales.three, two", "--table"});
  expect_failure({"schema", address, "--table", "four"}, 3, {shown, "'four'", "it has"});
  expect_failure({"schema", address, "--table", "sales.four"}, 3, {"sales.four", "mend"});
  expect_failure({"schema", address, "--query", "SELEC"}, 3, {"syntax error", "SELEC"});
  expect_failure({"schema", address, "--query", "SELECT 1; SELECT 2"}, 3, {"multiple commands"});
  expect_failure({"schema", address, "--query", "INSERT INTO two VALUES ('a') RETURNING id"}, 3,
                 {"read-only", "only reads"});
  expect_failure({"schema", address, "--query", "DROP TABLE two"}, 2, {"gives no rows"});
  expect_failure(
      {"schema", "postgresql://keeper:" + std::string(PostgresServer::password) + "@127.0.0.1:1/x"},
      5, {"postgresql://127.0.0.1:1/x", "refused", "check host"});
  const Outcome unclear = run_ilk({"schema", "postgresql://keeper:half@half2@127.0.0.1/x"});
  EXPECT_EQ(unclear.exit_code, 2);
  EXPECT_EQ(unclear.err.find("half"), std::string::npos) << unclear.err;
}

TEST(Input, WhatIsNoTableIsNamed) {
  const TemporaryFolder folder;
  expect_failure({"schema", folder.file("a.csv", "<!DOCTYPE html>\n<html></html>\n")}, 3,
                 {"a.csv", "web page", "download the table itself"});
}

TEST(Usage, AnUnknownSubcommandIsNamed) {
  expect_failure({"bogus"}, 2,
                 {"no subcommand 'bogus'",
                  "run, profile, report, score, export, compare, plan, playbook, measure, track, "
                  "schema"});
}

TEST(Usage, AModelSaysWhichColumnItNeeds) {
  const TemporaryFolder folder;
  expect_failure({"score", plain_run() / "model.json", folder.file("b.csv", "id,spend\na,1\n")}, 3,
                 {"b.csv", "needs the columns 'visits', 'share'", "id, spend"});
}

} // namespace
} // namespace ilk
