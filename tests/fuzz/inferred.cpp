// The dictionary that is inferred of a table, written for its user: it is read back equal, and the
// table is then read by it.
#include <algorithm>
#include <optional>

#include "fuzz/harness.h"
#include "io/csv.h"
#include "model/schema_toml.h"

namespace ilk::fuzz {
namespace {

// But for what a file does not tell.
Schema as_written(Schema schema) {
  for (ColumnSchema& column : schema.columns) {
    column.reason.clear();
    column.order_is_open = false;
  }
  schema.purchases.reset();
  return schema;
}

void try_table(std::string_view text) {
  std::optional<CsvFile> file;
  Schema inferred;
  const std::string refused = fault_of([&] {
    file.emplace(CsvFile::open(folder().file("a.csv", text)));
    inferred = file->infer();
  });
  if (!refused.empty()) return;
  const std::string written = to_toml(inferred);
  const auto path = folder().file("a.toml", written);
  Schema read;
  const std::string fault =
      fault_of([&] { read = match_header(load_schema(path), file->columns(), "a.csv"); });
  const auto is_attribute = [](const ColumnSchema& column) {
    return column.role == Role::attribute;
  };
  if (std::ranges::none_of(inferred.columns, is_attribute)) return; // such a file is refused
  if (!fault.empty()) std::fprintf(stderr, "%s\n%s\n", written.c_str(), fault.c_str());
  require(fault.empty(), "an inferred dictionary that was written can be read");
  if (!(as_written(read) == as_written(inferred))) std::fprintf(stderr, "%s\n", written.c_str());
  require(as_written(read) == as_written(inferred), "an inferred dictionary is read back equal");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::try_table(ilk::fuzz::text_of(bytes, size));
  return 0;
}
