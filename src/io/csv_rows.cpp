#include "io/csv_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include "io/csv_field.h"
#include "io/csv_record.h"
#include "table/number_text.h"

namespace ilk::csv {

namespace {

// The code of a word, NaN when it is missing.
double level_of(std::string_view cell, const CellReader& cells, Levels& levels) {
  return cells.is_missing(cell) ? std::numeric_limits<double>::quiet_NaN()
                                : levels.code_of(trimmed(cell));
}

// The lines behind the first of a text.
std::uint64_t lines_behind(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

} // namespace

RowReader::RowReader(std::string_view text, const CsvDialect& dialect, const Schema& schema,
                     const std::vector<std::string>& missing)
    : text_(text), dialect_(dialect), missing_(missing) {
  for (std::size_t field = 0; field < schema.columns.size(); ++field) {
    const ColumnSchema& column = schema.columns[field];
    attribute_of_.push_back(is_read(column.role) ? fields_.size() : no_attribute);
    if (column.role == Role::id && !id_column_) id_column_ = field;
    if (!is_read(column.role)) continue;
    fields_.push_back(field);
    cells_.emplace_back(column, dialect.decimal_point, missing);
    levels_.emplace_back(column.levels);
  }
}

Rows RowReader::read(std::size_t begin, std::size_t end, State state, RowWriter to) const {
  Rows rows;
  rows.values = to;
  rows.levels = levels_;
  std::size_t first = begin;
  if (state != State::record) {
    const std::size_t rest = end_of_record(text_.substr(begin, end - begin), state, dialect_);
    if (rest == std::string_view::npos) return rows;
    first += rest;
  }
  const char* const stop = text_.data() + end;
  rows.offsets.reserve(to.most_rows());
  Window window(text_.size() - first);
  for (const char* at = text_.data() + first; !rows.too_long && !rows.is_overfull;) {
    at = skip_blank_lines(at, text_.data() + text_.size());
    if (at >= stop) break;
    const char* const after = read_marked(at, stop, window, rows);
    at = after != at ? after : read_any(at, window.record, rows);
  }
  return rows;
}

// Reads one record of whatever kind; returns the place after its line end.
const char* RowReader::read_any(const char* at, Record& record, Rows& rows) const {
  const char* const text_end = text_.data() + text_.size();
  const auto room = static_cast<std::size_t>(text_end - at);
  const char* const limit = at + std::min(room, most_record_bytes + 1);
  const char* const after = read_record(at, limit, record, rows);
  if (record.cut && limit != text_end) {
    rows.too_long = static_cast<std::size_t>(at - text_.data());
    return after;
  }
  add(record, at, rows);
  return after;
}

// Returns the place after the record's line end.
const char* RowReader::read_record(const char* at, const char* end, Record& record,
                                   Rows& rows) const {
  record.values.clear();
  record.fields = 0;
  record.bad_column = 0;
  record.open = false;
  for (;; ++at) {
    const std::size_t field = record.fields++;
    const bool known = field < attribute_of_.size() && attribute_of_[field] != no_attribute;
    at = known ? read_cell(at, end, attribute_of_[field], record, rows)
               : read_other(at, end, record);
    record.cut = at == end;
    if (record.cut) return end;
    if (*at == '\n') return at + 1;
  }
}

// Most cells are plain numbers, in quotes or not, which end where the field ends: the
// field's end need not be looked for first. Returns that end; null when it is another cell.
const char* RowReader::read_plain(const char* at, const char* end, const CellReader& cells,
                                  Record& record) const {
  const fast_float::parse_options options(fast_float::chars_format::general, cells.decimal_point());
  const bool quoted = at != end && *at == dialect_.quote;
  const char* const first = at + (quoted ? 1 : 0);
  double value = 0;
  const char* stop = fast_float::from_chars_advanced(first, end, value, options).ptr;
  const bool closed = !quoted || (stop != end && *stop == dialect_.quote);
  if (stop == first || !closed || !std::isfinite(static_cast<float>(value)) ||
      cells.may_be_missing(value))
    return nullptr;
  stop += quoted ? 1 : 0;
  if (stop != end && *stop == '\r' && at_record_end(stop + 1, end)) ++stop;
  if (!at_record_end(stop, end) && *stop != dialect_.delimiter) return nullptr;
  record.values.push_back(value);
  return stop;
}

const char* RowReader::read_cell(const char* at, const char* end, std::size_t attribute,
                                 Record& record, Rows& rows) const {
  const CellReader& cells = cells_[attribute];
  if (cells.is_plain() && cells.decimal_point() != dialect_.delimiter)
    if (const char* const stop = read_plain(at, end, cells, record)) return stop;
  const FieldEnd field = end_of_field(at, end, dialect_);
  record.open = field.open;
  const std::string_view cell = said(raw_field(at, field.at, end), dialect_.quote, record.buffer);
  const std::optional<double> read =
      cells.is_category() ? level_of(cell, cells, rows.levels[attribute]) : cells.read(cell);
  if (!read && record.bad_column == 0) {
    record.bad_column = record.fields;
    record.fault = cells.fault_of(cell);
  }
  record.values.push_back(read.value_or(std::numeric_limits<double>::quiet_NaN()));
  return field.at;
}

const char* RowReader::read_other(const char* at, const char* end, Record& record) const {
  const FieldEnd field = end_of_field(at, end, dialect_);
  record.open = field.open;
  if (record.fields - 1 == id_column_)
    record.id = known_id(said(raw_field(at, field.at, end), dialect_.quote, record.buffer));
  return field.at;
}

// Keeps the row, or notes why not.
void RowReader::add(const Record& record, const char* begin, Rows& rows) const {
  const bool ragged = record.fields != attribute_of_.size();
  if (!ragged && !record.open && record.bad_column == 0) {
    if (rows.values.room() == 0) {
      rows.is_overfull = true; // as in read_marked
      return;
    }
    rows.values.append(record.values);
    if (id_column_) rows.ids.push_back(record.id);
    rows.offsets.push_back(static_cast<std::uint64_t>(begin - text_.data()));
    return;
  }
  // Whatever lines an open quote has swallowed were rows as well, most likely.
  const std::string_view rest = text_.substr(static_cast<std::size_t>(begin - text_.data()));
  const std::uint64_t swallowed = record.open ? lines_behind(rest) : 0;
  const std::uint64_t before = rows.bad_rows;
  rows.bad_rows += 1 + swallowed;
  if (before >= most_described) return;
  Fault fault{static_cast<std::size_t>(begin - text_.data()), record.bad_column, record.fault};
  if (record.open) {
    fault.column = record.fields;
    fault.what = "a quoted text is not closed before the end of the file";
    if (swallowed > 0)
      fault.what += fmt::format(" and swallows the {} line{} behind it", swallowed,
                                swallowed == 1 ? "" : "s");
  } else if (ragged) {
    fault.column = 0;
    fault.what = fmt::format("has {} field{}, the header has {}", record.fields,
                             record.fields == 1 ? "" : "s", attribute_of_.size());
  }
  rows.faults.push_back(std::move(fault));
}

} // namespace ilk::csv
