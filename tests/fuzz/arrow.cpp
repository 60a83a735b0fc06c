// Arrow's C data and C stream interfaces.
#include <memory>

#include "fuzz/arrow_columns.h"
#include "fuzz/harness.h"
#include "io/source.h"
#include "table/arrow_dataset.h"

namespace ilk::fuzz {
namespace {

const std::vector<std::string> names = {"id", "spend", "region", "joined"};

std::vector<std::string> some_names(Choices& choices) {
  std::vector<std::string> some = names;
  some.resize(choices.byte() % (names.size() + 1));
  return some;
}

void try_batch(Choices& choices) {
  with_arrow(arrow_batch(choices, some_names(choices)),
             [](const ArrowSchema& schema, const ArrowArray& array) {
               fault_of([&] {
                 const Dataset data = dataset_of(schema, array, "a");
                 for (const Column& column : data.columns) {
                   require(column.rows() == static_cast<std::size_t>(array.length),
                           "a column has the array's rows");
                   require(column.valid.empty() || column.valid.size() == column.rows(),
                           "as many are valid or not");
                 }
               });
             });
}

void read(const Source& source) {
  static Execution execution(1);
  ReadReport report;
  const Table table = source.read(source.infer(), execution, report);
  require(table.rows() + report.bad_rows <= 64 && table.rows() == report.rows,
          "as many rows as are reported");
}

// Chunks of the same columns, since a schema stands for all of them.
void try_stream(Choices& choices) {
  test::Releases releases;
  test::ArrowChunks chunks;
  chunks.releases = &releases;
  if (choices.one_in(8)) chunks.fails_at = choices.byte() % 4;
  const std::vector<std::string> of = some_names(choices);
  std::vector<std::uint8_t> kinds;
  for (std::size_t j = 0; j < of.size(); ++j) kinds.push_back(choices.byte());
  for (std::size_t c = 0, count = 1 + choices.byte() % 3; c < count; ++c) {
    std::vector<test::ArrowColumn> columns;
    const std::size_t rows = choices.byte() % 12;
    for (std::size_t j = 0; j < of.size(); ++j)
      columns.push_back(
          arrow_column(choices, arrow_kinds[kinds[j] % arrow_kinds.size()], of[j], rows, false));
    chunks.chunks.push_back(std::move(columns));
  }
  if (of.empty()) return;
  ArrowArrayStream stream = test::stream_of(std::move(chunks));
  fault_of([&] { read(*source_of(&stream, "a stream")); });
  require(stream.release == nullptr && releases.streams == 1, "a stream is released once");
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  ilk::fuzz::Choices choices(bytes, size);
  if (choices.byte() % 2 == 0)
    ilk::fuzz::try_batch(choices);
  else
    ilk::fuzz::try_stream(choices);
  return 0;
}
