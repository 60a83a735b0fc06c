#include "io/source.h"

#include "io/csv.h"
#include "io/dataset_source.h"
#include "io/mapped_file.h"
#include "io/postgres_source.h"
#include "io/sqlite_source.h"

namespace ilk {
namespace {

void check_no_database_was_meant(const SourceRequest& request, const std::string& name) {
  if (request.table.empty() && request.query.empty()) return;
  throw UsageError(Place{name}, "is no database, so --table and --query cannot be used with it",
                   "leave them out, or give an SQLite file or postgresql://host/database");
}

std::unique_ptr<Source> text_source(std::string name, MappedFile file, bool hashed) {
  return std::make_unique<CsvFile>(
      CsvFile::open(Input::of_file(std::move(name), std::move(file), hashed)));
}

} // namespace

std::string without_cell(const std::string& what) {
  if (!what.starts_with('\'')) return what;
  return "a cell" + what.substr(what.rfind('\'') + 1); // no apostrophe stands behind the cell's
}

std::unique_ptr<Source> open_source(const SourceRequest& request) {
  if (!request.table.empty() && !request.query.empty())
    throw UsageError("--table and --query are both given", "give the one or the other");
  if (is_postgres_address(request.data)) {
    auto [name, data] = read_postgres(request);
    return source_of(std::move(data), std::move(name));
  }
  if (request.data == "-") {
    const std::string name = "standard input";
    check_no_database_was_meant(request, name);
    return text_source(name, MappedFile::standard_input(name, request.stop), false);
  }
  MappedFile file = MappedFile::open(request.data, request.stop);
  if (is_sqlite(file.text())) return source_of(read_sqlite(request), request.data);
  check_no_database_was_meant(request, request.data);
  return text_source(request.data, std::move(file), true);
}

} // namespace ilk
