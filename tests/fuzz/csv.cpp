// Delimited text: the same table, or the same error, whatever the chunks and threads.
#include <algorithm>
#include <array>
#include <bit>
#include <optional>

#include "fuzz/harness.h"
#include "io/csv.h"
#include "io/csv_encoding.h"

namespace ilk::fuzz {
namespace {

struct TableRead {
  Table table;
  ReadReport report;
  std::string fault;
};

bool same_numbers(const Table& a, const Table& b) {
  if (a.rows() != b.rows() || a.attributes != b.attributes) return false;
  for (std::size_t j = 0; j < a.attributes.size(); ++j)
    for (std::size_t i = 0; i < a.rows(); ++i)
      if (std::bit_cast<std::uint64_t>(a.number(i, j)) !=
          std::bit_cast<std::uint64_t>(b.number(i, j)))
        return false;
  return true;
}

bool same_texts(const TextColumn& a, const TextColumn& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) return false;
  return true;
}

bool same_report(const ReadReport& a, const ReadReport& b) {
  return a.rows == b.rows && a.bad_rows == b.bad_rows &&
         std::ranges::equal(a.first, b.first, [](const BadRow& x, const BadRow& y) {
           return x.line == y.line && x.column == y.column && x.name == y.name && x.what == y.what;
         });
}

void require_same(const TableRead& a, const TableRead& b) {
  require(a.fault == b.fault, "the same error whatever the chunks");
  if (!a.fault.empty()) return;
  require(same_numbers(a.table, b.table), "the same numbers whatever the chunks");
  require(same_texts(a.table.ids, b.table.ids), "the same ids whatever the chunks");
  require(a.table.origins == b.table.origins, "the same origins whatever the chunks");
  require(same_report(a.report, b.report), "the same report whatever the chunks");
}

TableRead read(const CsvFile& file, const Schema& schema, Execution& execution) {
  TableRead result;
  result.fault = fault_of([&] { result.table = file.read(schema, execution, result.report); });
  return result;
}

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

// What the columns are is inferred of one text in eight, which takes longer than all else; of the
// others it is by their numbers.
Schema schema_of(const CsvFile& file, std::uint64_t number) {
  if (number % 8 == 0) return file.infer();
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

void try_text(std::string_view bytes) {
  static Execution alone(1), together(2);
  std::optional<CsvFile> file, in_chunks;
  const std::uint64_t number = number_of(bytes);
  Schema schema;
  const std::string fault = fault_of([&] {
    const auto [encoding, begin] = csv::find_encoding(bytes, "a.csv");
    std::string text(bytes.substr(begin));
    if (encoding != csv::Encoding::utf8) text = csv::to_utf8(text, encoding, "a.csv");
    file.emplace(CsvFile::open(Input::of_text("a.csv", text)));
    schema = schema_of(*file, number >> 24);
    CsvOptions options;
    options.chunk_bytes = 1 + number % 61;
    in_chunks.emplace(CsvFile::open(Input::of_text("a.csv", std::move(text)), options));
  });
  if (!fault.empty()) return;
  const TableRead whole = read(*file, schema, alone);
  require_same(whole, read(*in_chunks, schema, together));
  switch (number >> 8 & 7) { // each costs as much as the above
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
