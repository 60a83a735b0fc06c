#include "io/csv_header.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "ilk/error.h"
#include "io/csv_field.h"
#include "io/no_rows.h"
#include "table/number_text.h"
#include "table/short_text.h"

namespace ilk::csv {
namespace {

// Names travel into JSON, which takes only UTF-8; its writer is the judge.
bool is_utf8(const std::string& name) {
  try {
    static_cast<void>(nlohmann::json(name).dump());
    return true;
  } catch (const nlohmann::json::type_error&) {
    return false;
  }
}

// A header that is all numbers or has fractions is a row of data. Whole numbers that
// count up are names that programs give: years, or the positions of the columns.
bool looks_like_data(const std::vector<std::string>& names, char decimal_point) {
  std::vector<float> numbers;
  std::size_t named = 0;
  for (const std::string& name : names) {
    double value = 0;
    named += name.empty() ? 0 : 1;
    if (read_number(name, decimal_point, value) != NumberText::number) continue;
    if (std::floor(value) != value) return true;
    numbers.push_back(value);
  }
  const bool counts_up = std::ranges::adjacent_find(
                             numbers, [](float a, float b) { return b != a + 1; }) == numbers.end();
  return named > 0 && numbers.size() == named && !counts_up;
}

class HeaderReader {
 public:
  HeaderReader(std::string_view text, std::size_t from, const CsvDialect& dialect,
               const std::string& file)
      : dialect_(dialect), file_(file), begin_(text.data()), from_(begin_ + from),
        end_(begin_ + text.size()) {}

  Header read() {
    const char* const first = skip_blank_lines(from_, end_);
    if (first == end_) throw DataError(Place{file_}, "is empty", "give a table with a header");
    line_ += static_cast<std::uint64_t>(std::count(begin_, first, '\n'));
    const char* const stop = read_names(first);
    check_names();
    const char* const record = skip_blank_lines(stop, end_);
    if (record == end_)
      throw NoRows(Place{file_, line_}, "has a header but no customers",
                   "give a table with one line per customer");
    return {std::move(names_), static_cast<std::size_t>(record - begin_), cut_names_};
  }

 private:
  [[noreturn]] void fail(std::size_t column, const std::string& fault,
                         const std::string& remedy) const {
    throw DataError(Place{file_, line_, column}, fault, remedy);
  }

  // Returns the place where the header's record ends.
  const char* read_names(const char* at) {
    const auto room = static_cast<std::size_t>(end_ - at);
    const char* const limit = at + std::min(room, most_header_bytes + 1);
    std::string buffer;
    const RecordEnd stop = walk_record(at, limit, dialect_, [&](std::string_view raw) {
      names_.emplace_back(trimmed(said(raw, dialect_.quote, buffer)));
    });
    if (stop.open || (stop.cut && limit != end_)) fail_endless(at, stop.open);
    if (stop.cut && std::find(at, end_ - 1, '\r') != end_ - 1) fail_old_line_ends();
    return stop.at;
  }

  [[noreturn]] void fail_endless(const char* first, bool open) const {
    const char* const limit =
        first + std::min(static_cast<std::size_t>(end_ - first), most_header_bytes);
    const bool has_line_feed = std::find(first, limit, '\n') != limit;
    if (!has_line_feed && std::find(first, limit, '\r') != limit) fail_old_line_ends();
    if (open)
      fail(0, fmt::format("the header has a quote ({}) that is not closed", dialect_.quote),
           "close it, or take it out");
    fail(0, "the header is longer than 1 MiB", "give a table with lines, the first with names");
  }

  [[noreturn]] void fail_old_line_ends() const {
    fail(0, "the lines end in a carriage return alone, as on old Macintosh computers",
         "save the file with line feeds (LF or CRLF)");
  }

  void check_names() {
    if (looks_like_data(names_, dialect_.decimal_point))
      fail(0, "the first line looks like data, not like a header",
           "put a line with the names of the columns on top");
    std::unordered_map<std::string, std::size_t> first_with;
    for (std::size_t j = 0; j < names_.size(); ++j) {
      std::string& name = names_[j];
      // A first column without a name is what programs write for row numbers, a last
      // one comes from a delimiter at the end of the line.
      const bool at_edge = j == 0 || j + 1 == names_.size();
      if (name.empty() && at_edge && names_.size() > 1) name = fmt::format("column_{}", j + 1);
      if (name.empty()) fail(j + 1, "the header has an empty name", "give the column a name");
      if (!is_utf8(name)) fail(j + 1, "the name is not in UTF-8", "save the file as UTF-8");
      cut_names_ += is_too_long(name) ? 1 : 0;
      name = short_text(name);
      const auto [other, added] = first_with.emplace(name, j + 1);
      if (!added)
        fail(j + 1,
             fmt::format("the columns {} and {} are both named '{}'", other->second, j + 1, name),
             "give each column a name of its own");
    }
  }

  const CsvDialect& dialect_;
  const std::string& file_;
  const char* begin_;
  const char* from_;
  const char* end_;
  std::uint64_t line_ = 1;
  std::vector<std::string> names_;
  std::size_t cut_names_ = 0;
};

} // namespace

Header read_header(std::string_view text, std::size_t begin, const CsvDialect& dialect,
                   const std::string& file) {
  return HeaderReader(text, begin, dialect, file).read();
}

} // namespace ilk::csv
