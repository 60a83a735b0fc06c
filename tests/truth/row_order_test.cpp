// Databases and clusters promise no order of rows, and one table may lie in any of them: whatever
// the order and the source, the model is the same, byte for byte, and every customer has the same
// line.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <numeric>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/atomic_file.h"
#include "base/philox.h"
#include "io/source.h"
#include "report/score_lists.h"
#include "support/arrow.h"
#include "support/postgres_server.h"
#include "support/shared_data.h"
#include "support/small_runs.h"
#include "support/sqlite_file.h"

namespace ilk {
namespace {

using Row = std::vector<std::string>; // cells, as text; an empty one is missing

struct Cells {
  Row header;
  std::vector<Row> rows;
};

Row cells_of(const std::string& line) {
  Row cells(1);
  for (const char c : line) {
    if (c == ',')
      cells.emplace_back();
    else if (c != '\r')
      cells.back() += c;
  }
  return cells;
}

// Of a table without quotes.
Cells cells_in(const std::string& text) {
  Cells cells;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Row row = cells_of(text.substr(at, end - at));
    at == 0 ? void(cells.header = std::move(row)) : cells.rows.push_back(std::move(row));
    at = end + 1;
  }
  return cells;
}

Cells customers(std::size_t most) {
  Cells cells;
  if (test::have_credit_card_csv()) {
    cells = cells_in(read_file(test::credit_card_csv()));
  } else {
    std::cout << "    CC_GENERAL.csv is absent: simulated customers stand in for it\n";
    cells = cells_in(test::simulated_customers(9000));
  }
  if (cells.rows.size() > most) cells.rows.resize(most);
  return cells;
}

Cells shuffled(Cells cells, std::uint64_t seed) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  for (std::size_t i = cells.rows.size(); i > 1; --i)
    std::swap(cells.rows[i - 1], cells.rows[random.below(i)]);
  return cells;
}

std::string joined(const Row& row) {
  std::string line;
  for (const std::string& cell : row) line += (&cell == row.data() ? "" : ",") + cell;
  return line;
}

std::string csv_of(const Cells& cells) {
  std::string text = joined(cells.header) + '\n';
  for (const Row& row : cells.rows) text += joined(row) + '\n';
  return text;
}

// What is made of a table.
struct Made {
  std::string model;
  std::string summary;
  std::vector<std::string> lines; // of segments.csv, in the source's order
};

Made made_of(const Source& source) {
  Execution execution(2);
  Stopwatch stopwatch;
  const auto found = run_segmentation(execution, source, test::quick_options(), stopwatch);
  nlohmann::json summary = summary_data(parts_of(found));
  summary.erase("source"); // which names it
  Made made{to_json(found.model), summary.dump(), {}};
  std::string lines;
  write_scores(execution, found.model, found.read.table, found.scores, 0, ScoreDigits::exact,
               [&](std::string_view piece) { lines += piece; });
  for (const Row& row : cells_in("no header\n" + lines).rows) made.lines.push_back(joined(row));
  return made;
}

Made made_of(const Cells& cells) {
  return made_of(CsvFile::open(Input::of_text("a table", csv_of(cells))));
}

// The line of every customer, whose id is its first cell.
std::map<std::string, std::string> by_id(const Made& made) {
  std::map<std::string, std::string> lines;
  for (const std::string& line : made.lines) lines[line.substr(0, line.find(','))] = line;
  return lines;
}

void expect_the_same(const Made& other, const Made& first, const std::string& which) {
  EXPECT_TRUE(other.model == first.model) << "another model: " << which;
  EXPECT_EQ(other.summary, first.summary) << which;
  ASSERT_EQ(other.lines.size(), first.lines.size()) << which;
  EXPECT_TRUE(by_id(other) == by_id(first)) << "another line of some customer: " << which;
}

TEST(RowOrder, MakesNoDifferenceToAModelNorToAnyCustomer) {
  const Cells all = customers(10'000);
  expect_the_same(made_of(shuffled(all, 1)), made_of(all), "all customers, shuffled");
  const Cells some = customers(2000);
  const Made first = made_of(some);
  for (std::uint64_t seed = 1; seed <= 9; ++seed)
    expect_the_same(made_of(shuffled(some, seed)), first, fmt::format("seed {}", seed));
}

TEST(RowOrder, MakesNoDifferenceWithoutIds) {
  Cells cells = customers(2000);
  cells.header.erase(cells.header.begin());
  for (Row& row : cells.rows) row.erase(row.begin());
  cells.rows.push_back(cells.rows[7]); // equal rows are exchangeable
  const Made first = made_of(cells), other = made_of(shuffled(cells, 1));
  EXPECT_TRUE(other.model == first.model);
  const auto without_number = [](const Made& made) { // the id is the number of the row
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < made.lines.size(); ++i) {
      const std::size_t comma = made.lines[i].find(',');
      EXPECT_EQ(made.lines[i].substr(0, comma), std::to_string(i + 1));
      lines.push_back(made.lines[i].substr(comma));
    }
    return lines;
  };
  const auto in_order = [&](const Made& made, const Cells& of) {
    std::vector<std::pair<std::string, std::string>> rows;
    const auto lines = without_number(made);
    for (std::size_t i = 0; i < lines.size(); ++i) rows.emplace_back(joined(of.rows[i]), lines[i]);
    std::ranges::sort(rows);
    return rows;
  };
  EXPECT_TRUE(in_order(first, cells) == in_order(other, shuffled(cells, 1)));
}

// ------------------------------------------------- the same table in other kinds of source

bool is_whole(const Cells& cells, std::size_t column) {
  return std::ranges::all_of(cells.rows, [&](const Row& row) {
    return row[column].find_first_not_of("0123456789") == std::string::npos;
  });
}

// A script that makes the table `customers` with columns of these types.
std::string sql_of(const Cells& cells, const char* text, const char* whole, const char* real) {
  std::string script = "CREATE TABLE customers (";
  for (std::size_t j = 0; j < cells.header.size(); ++j)
    script += fmt::format("{}\"{}\" {}", j == 0 ? "" : ", ", cells.header[j],
                          j == 0               ? text
                          : is_whole(cells, j) ? whole
                                               : real);
  script += "); BEGIN;\n";
  for (const Row& row : cells.rows) {
    script += "INSERT INTO customers VALUES ('" + row[0] + "'";
    for (std::size_t j = 1; j < row.size(); ++j)
      script += row[j].empty() ? ", NULL" : ", " + row[j];
    script += ");\n";
  }
  return script + "COMMIT;";
}

std::vector<test::ArrowColumn> arrow_columns(const Cells& cells, std::size_t first,
                                             std::size_t end) {
  std::vector<test::ArrowColumn> columns;
  for (std::size_t j = 0; j < cells.header.size(); ++j) {
    const char* const name = cells.header[j].c_str();
    std::vector<std::string> texts;
    std::vector<double> numbers;
    std::vector<std::int64_t> integers;
    std::vector<int> valid;
    for (std::size_t i = first; i < end; ++i) {
      const std::string& cell = cells.rows[i][j];
      texts.push_back(cell);
      numbers.push_back(std::strtod(cell.c_str(), nullptr));
      integers.push_back(std::strtoll(cell.c_str(), nullptr, 10));
      valid.push_back(cell.empty() ? 0 : 1);
    }
    columns.push_back(j == 0               ? test::strings(name, texts, valid)
                      : is_whole(cells, j) ? test::column("l", name, integers, valid)
                                           : test::column("g", name, numbers, valid));
  }
  return columns;
}

TEST(AnySource, GivesTheSameModelAndTheSameLines) {
  const Cells cells = customers(2000);
  const Cells other_order = shuffled(cells, 3);
  const Made first = made_of(cells);

  const test::SqliteFile sqlite(sql_of(other_order, "TEXT", "INTEGER", "REAL"));
  SourceRequest request;
  request.data = sqlite.path();
  expect_the_same(made_of(*open_source(request)), first, "SQLite");

  const test::PostgresServer server;
  server.run_sql(sql_of(other_order, "text", "bigint", "double precision"));
  request.data = server.address();
  expect_the_same(made_of(*open_source(request)), first, "PostgreSQL");

  test::Releases releases;
  const std::size_t rows = other_order.rows.size();
  test::ArrowChunks chunks;
  for (std::size_t begin = 0; begin < rows; begin += 700)
    chunks.chunks.push_back(arrow_columns(other_order, begin, std::min(rows, begin + 700)));
  chunks.releases = &releases;
  ArrowArrayStream stream = test::stream_of(std::move(chunks));
  expect_the_same(made_of(*source_of(&stream, "a stream")), first, "an Arrow stream");
}

} // namespace
} // namespace ilk
