#include "io/source_kinds.h"

#include <utility>

#include "io/csv.h"

namespace ilk {
namespace {

// What no other kind knows: a file of text, or standard input.
std::unique_ptr<Source> open_text(SourceOpening& opening) {
  const std::string name = opening.name();
  if (!opening.request.table.empty() || !opening.request.query.empty())
    throw UsageError(Place{name}, "is no database, so --table and --query cannot be used with it",
                     "leave them out, or give an SQLite file or postgresql://host/database");
  const bool hashed = !opening.is_standard_input();
  return std::make_unique<CsvFile>(
      CsvFile::open(Input::of_file(name, opening.taken(), hashed, opening.request.encoding)));
}

} // namespace

// Each beside its reader. What stands here is all that there is: a new one is named twice below.
extern const SourceKind foreign_source, postgres_source, sqlite_source;

MethodList<SourceKind>& source_kinds() {
  static MethodList<SourceKind> list("kind of source",
                                     {&foreign_source, &postgres_source, &sqlite_source});
  return list;
}

std::string_view SourceOpening::bytes() {
  if (is_standard_input()) return {};
  if (!file_) file_.emplace(MappedFile::open(request.data, request.stop));
  return file_->text();
}

MappedFile SourceOpening::taken() {
  if (is_standard_input()) return MappedFile::standard_input(name(), request.stop);
  bytes();
  MappedFile file = std::move(*file_);
  file_.reset();
  return file;
}

std::string without_cell(const std::string& what) {
  if (!what.starts_with('\'')) return what;
  return "a cell" + what.substr(what.rfind('\'') + 1); // no apostrophe stands behind the cell's
}

std::unique_ptr<Source> open_source(const SourceRequest& request) {
  if (!request.table.empty() && !request.query.empty())
    throw UsageError("--table and --query are both given", "give the one or the other");
  SourceOpening opening(request);
  for (const SourceKind* kind : source_kinds())
    if (kind->is(opening)) {
      if (!request.encoding.empty())
        throw UsageError(Place{opening.name()}, "is no plain text, so its encoding is known",
                         "leave --encoding out");
      return kind->open(opening);
    }
  return open_text(opening);
}

} // namespace ilk
