// SQLite databases.
#include <algorithm>

#include "fuzz/harness.h"
#include "io/source.h"
#include "io/sqlite_source.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  if (!ilk::is_sqlite(text_of(bytes, size))) return 0;
  ilk::SourceRequest request;
  request.data = folder().file("a.db", text_of(bytes, size));
  const std::uint64_t number = number_of(text_of(bytes, size));
  if (number % 4 == 0) request.table = number % 8 == 0 ? "v" : "t";
  static ilk::Execution execution(1);
  fault_of([&] {
    const auto source = ilk::open_source(request);
    ilk::ReadReport report;
    const ilk::Table table = source->read(source->infer(), execution, report);
    require(table.rows() == report.rows, "as many rows as are reported");
  });
  return 0;
}
