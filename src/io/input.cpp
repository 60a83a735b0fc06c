#include "io/input.h"

#include <utility>

#include "ilk/error.h"
#include "io/postgres_source.h"
#include "io/sqlite_source.h"
#include "io/unpack.h"

namespace ilk {
namespace {

constexpr std::size_t largest_kept = std::size_t{256} << 20;

void check_no_database_was_meant(const InputRequest& request, const std::string& name) {
  if (request.table.empty() && request.query.empty()) return;
  throw UsageError(Place{name}, "is no database, so --table and --query cannot be used with it",
                   "leave them out, or give an SQLite file or postgresql://host/database");
}

} // namespace

Input Input::open(const InputRequest& request) {
  if (!request.table.empty() && !request.query.empty())
    throw UsageError("--table and --query are both given", "give the one or the other");
  if (is_postgres_address(request.data)) {
    auto [name, text] = read_postgres(request);
    return of_database(std::move(name), std::move(text));
  }
  if (request.data == "-") {
    const std::string name = "standard input";
    check_no_database_was_meant(request, name);
    return of_file(name, MappedFile::standard_input(name, request.stop), false);
  }
  MappedFile file = MappedFile::open(request.data, request.stop);
  if (is_sqlite(file.text())) return of_database(request.data, read_sqlite(request));
  check_no_database_was_meant(request, request.data);
  return of_file(request.data, std::move(file), true);
}

Input Input::of_file(std::string name, MappedFile file, bool hash_file) {
  Input input;
  input.name_ = std::move(name);
  input.file_.emplace(std::move(file));
  input.hash_file_ = hash_file;
  std::string_view bytes = input.file_->text();
  const bool compressed = is_compressed(bytes);
  std::string plain;
  if (compressed) bytes = plain = unpacked(bytes, input.name_);
  const auto [encoding, begin] = csv::find_encoding(bytes, input.name_);
  input.encoding_ = encoding;
  bytes.remove_prefix(begin);
  if (encoding != csv::Encoding::utf8) {
    input.held_ = csv::to_utf8(bytes, encoding, input.name_);
  } else if (compressed) {
    plain.erase(0, begin);
    input.held_ = std::move(plain);
  } else {
    input.file_text_ = bytes;
    // What was looked at is about to be read; of a large file it would only fill memory.
    if (bytes.size() > largest_kept) input.release_before(bytes.size());
  }
  return input;
}

Input Input::of_text(std::string name, std::string text) {
  Input input;
  input.name_ = std::move(name);
  input.held_ = std::move(text);
  return input;
}

Input Input::of_database(std::string name, std::string text) {
  Input input = of_text(std::move(name), std::move(text));
  input.is_from_database_ = true;
  return input;
}

void Input::release_before(std::size_t end) const {
  if (held_ || !file_) return;
  file_->release_before(static_cast<std::size_t>(file_text_.data() - file_->text().data()) + end);
}

} // namespace ilk
