// Delimited text of which everything is found out: its encoding, its dialect, where its header
// stands, what in it is to be put right, and what its columns are.
#include <optional>

#include "fuzz/csv_tables.h"
#include "fuzz/harness.h"
#include "io/csv.h"
#include "io/csv_encoding.h"

namespace ilk::fuzz {
namespace {

void try_text(std::string_view bytes) {
  static Execution alone(1);
  std::optional<CsvFile> file;
  Schema schema;
  const auto opened = [&](std::size_t chunk_bytes) {
    const auto [encoding, begin] = csv::find_encoding(bytes, "a.csv");
    std::string text(bytes.substr(begin));
    if (encoding != csv::Encoding::utf8) text = csv::to_utf8(text, encoding, "a.csv");
    CsvOptions options;
    options.chunk_bytes = chunk_bytes;
    return CsvFile::open(Input::of_text("a.csv", std::move(text)), options);
  };
  const std::string fault = fault_of([&] {
    file.emplace(opened(std::size_t{1} << 20));
    schema = file->infer();
  });
  if (!fault.empty()) return;
  for (const std::string& note : file->notes()) require(!note.empty(), "a note has words");
  const TableRead whole = read(*file, schema, alone);
  if (whole.table.rows() > 0)
    require(file->place_of(whole.table.origins.back()).line > 1, "a row stands below the header");
  if (number_of(bytes) % 4 == 0)
    require_same(whole, read(opened(1 + bytes.size() / 3), schema, alone));
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_text(ilk::fuzz::text_of(bytes, size));
  return 0;
}
