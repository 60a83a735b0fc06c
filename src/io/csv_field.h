// One field at a time: where it ends and what it says.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "io/csv.h"

namespace ilk::csv {

/// At the beginning of a text, by which its form is judged.
inline constexpr std::size_t head_bytes = std::size_t{1} << 20;

struct FieldEnd {
  const char* at = nullptr; ///< a delimiter, a line feed, or the end of the text
  bool open = false;        ///< the text ended before the closing quote
};

/// The end of the field that begins at `at`, in a text that ends at `end`.
inline FieldEnd end_of_field(const char* at, const char* end, const CsvDialect& dialect) {
  if (at != end && *at == dialect.quote) {
    do {
      ++at;
      at = static_cast<const char*>(
          std::memchr(at, dialect.quote, static_cast<std::size_t>(end - at)));
      if (at == nullptr) return {end, true};
      ++at;
    } while (at != end && *at == dialect.quote);
  }
  while (at != end && *at != dialect.delimiter && *at != '\n') ++at;
  return {at, false};
}

/// Whether the record is over at the place where one of its fields ends.
inline bool at_record_end(const char* at, const char* end) {
  return at == end || *at == '\n';
}

/// The bytes from `begin` to the field's end without the carriage return that belongs
/// to the line end.
inline std::string_view raw_field(const char* begin, const char* stop, const char* end) {
  std::string_view raw(begin, static_cast<std::size_t>(stop - begin));
  if (at_record_end(stop, end) && raw.ends_with('\r')) raw.remove_suffix(1);
  return raw;
}

/// What a raw field says: without its quotes, doubled quotes as one. The result
/// points into `raw` or into `buffer`.
std::string_view said(std::string_view raw, char quote, std::string& buffer);

/// The first byte of the next record: skips blank lines. `end` when there is none.
inline const char* skip_blank_lines(const char* at, const char* end) {
  for (;;) {
    const char* const line_end = at != end && *at == '\r' ? at + 1 : at;
    if (line_end == end) return end;
    if (*line_end != '\n') return at;
    at = line_end + 1;
  }
}

struct RecordEnd {
  const char* at = nullptr; ///< after the line end
  std::size_t fields = 0;
  bool cut = false;  ///< the text ended before a line end
  bool open = false; ///< and inside a quoted field
};

/// Calls look(raw field) for each field of the record that begins at `at`.
template <class Look>
RecordEnd walk_record(const char* at, const char* end, const CsvDialect& dialect, Look&& look) {
  for (std::size_t fields = 1;; ++fields) {
    const FieldEnd field = end_of_field(at, end, dialect);
    look(raw_field(at, field.at, end));
    if (field.at == end) return {end, fields, true, field.open};
    at = field.at + 1;
    if (*field.at == '\n') return {at, fields, false, false};
  }
}

/// Walks the first 1000 whole records within head_bytes: look(raw field) for each field, and then
/// record(number of fields) or record(number of fields, where it begins).
template <class Look, class Record>
void walk_head(std::string_view text, const CsvDialect& dialect, Look&& look, Record&& record) {
  constexpr std::size_t most_records = 1000;
  const std::string_view head = text.substr(0, head_bytes);
  const bool whole = head.size() == text.size();
  const char* const end = head.data() + head.size();
  const char* at = skip_blank_lines(head.data(), end);
  for (std::size_t records = 0; at != end && records < most_records; ++records) {
    const RecordEnd stop = walk_record(at, end, dialect, look);
    if (stop.open || (stop.cut && !whole)) return;
    if constexpr (std::is_invocable_v<Record, std::size_t, const char*>)
      record(stop.fields, at);
    else
      record(stop.fields);
    at = skip_blank_lines(stop.at, end);
  }
}

} // namespace ilk::csv
