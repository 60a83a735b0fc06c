// Delimited text of a known dialect: the same table, or the same error, whatever the chunks,
// threads and batches.
#include <algorithm>
#include <array>
#include <optional>

#include "fuzz/csv_tables.h"
#include "fuzz/harness.h"
#include "io/csv.h"

namespace ilk::fuzz {
namespace {

// Rows in batches of so many bytes are those of the whole.
void require_batches(const CsvFile& file, const Schema& schema, const TableRead& whole,
                     std::size_t bytes, Execution& execution) {
  ReadReport report;
  std::vector<std::uint64_t> origins;
  const std::string fault = fault_of([&] {
    file.read_batches(schema, execution, report, bytes, [&](Table&& batch, double share) {
      require(share >= 0 && share <= 1, "a share of the source is in [0, 1]");
      origins.insert(origins.end(), batch.origins.begin(), batch.origins.end());
    });
  });
  require(fault == whole.fault, "the same error in batches");
  if (!fault.empty()) return;
  require(origins == whole.table.origins, "the same rows in batches");
  require(same_report(report, whole.report), "the same report in batches");
}

// As words: as many rows of the right number of fields as there are.
void require_words(const CsvFile& file, std::size_t bytes, Execution& execution) {
  std::vector<std::size_t> columns(std::min<std::size_t>(file.columns().size(), 3));
  for (std::size_t j = 0; j < columns.size(); ++j) columns[j] = j;
  const auto rows_of = [&](std::size_t batch) {
    ReadReport report;
    std::vector<std::uint64_t> origins;
    fault_of([&] {
      file.read_words(columns, execution, report, batch, [&](auto&& pieces, double) {
        for (const Source::Words& piece : pieces)
          origins.insert(origins.end(), piece.origins.begin(), piece.origins.end());
        return true;
      });
    });
    return origins;
  };
  require(rows_of(bytes) == rows_of(std::size_t{1} << 20), "the same words whatever the batches");
}

// Each column's kind by the number.
Schema schema_of(const CsvFile& file, std::uint64_t number) {
  constexpr std::array kinds = {Kind::amount, Kind::amount, Kind::category, Kind::date,
                                Kind::boolean};
  Schema schema;
  for (const std::string& name : file.columns()) {
    const std::size_t j = schema.columns.size();
    ColumnSchema column = described(name, j == number % 5 ? Role::id : Role::attribute);
    column.kind = kinds[(number >> j % 16) % kinds.size()];
    if (number % 3 == 0 && j % 2 == 0) column.format = NumberFormat{',', '.', true};
    if (number % 7 == 0) column.missing = {"-999"};
    schema.columns.push_back(std::move(column));
  }
  return schema;
}

// The first of the usual delimiters that there is.
CsvOptions options_of(std::string_view text) {
  CsvOptions options;
  options.dialect.emplace();
  const std::size_t at = text.find_first_of(",;\t|");
  if (at != std::string_view::npos) options.dialect->delimiter = text[at];
  if (options.dialect->delimiter == ';') options.dialect->decimal_point = ',';
  return options;
}

void try_text(std::string_view text) {
  static Execution alone(1), together(2);
  std::optional<CsvFile> file, in_chunks;
  const std::uint64_t number = number_of(text);
  CsvOptions options = options_of(text);
  const std::string fault = fault_of(
      [&] { file.emplace(CsvFile::open(Input::of_text("a.csv", std::string(text)), options)); });
  if (!fault.empty()) return;
  const Schema schema = schema_of(*file, number >> 24);
  const TableRead whole = read(*file, schema, alone);
  options.chunk_bytes = 1 + text.size() / (2 + (number >> 32) % 6);
  in_chunks.emplace(CsvFile::open(Input::of_text("a.csv", std::string(text)), options));
  require_same(whole, read(*in_chunks, schema, number % 16 == 0 ? together : alone));
  switch (number >> 8 & 7) {
  case 0:
    return require_batches(*in_chunks, schema, whole, 1 + (number >> 16) % 200, alone);
  case 1:
    return require_words(*in_chunks, 1 + (number >> 16) % 200, alone);
  default:
    return;
  }
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_text(ilk::fuzz::text_of(bytes, size));
  return 0;
}
