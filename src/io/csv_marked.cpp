// The fast way of RowReader: records whose fields can be marked, a batch of them at a time, column
// by column. Whatever it does not know it hands to the reading of single cells and records.
#include <algorithm>
#include <numeric>

#include "io/csv_field.h"
#include "io/csv_record.h"
#include "kernels/csv_decimals.h"
#include "kernels/csv_marks.h"

namespace ilk::csv {

// Reads the whole records from `at` on that begin before `stop`, hold no ordinary quote and lie in
// one window; returns where the next begins. `at` when there is none.
const char* RowReader::read_marked(const char* at, const char* stop, Window& window,
                                   Rows& rows) const {
  if (static_cast<std::size_t>(at - text_.data()) < kernels::decimal_margin) return at;
  const auto rest = static_cast<std::size_t>(text_.data() + text_.size() - at);
  const auto marks =
      kernels::mark_fields(at, std::min(rest, Window::most_bytes), dialect_.delimiter,
                           dialect_.quote, window.after.data(), window.record_ends.data());
  const auto before_stop = static_cast<std::size_t>(stop - at);
  std::size_t room = rows.values.room();
  std::uint32_t first = 0;
  window.count = 0;
  window.quotes = marks.quotes;
  for (std::size_t r = 0; r < marks.records; ++r) {
    const std::uint32_t begin = window.after[first], end = window.record_ends[r];
    if (begin >= before_stop) break;
    const std::size_t bytes = window.after[end] - begin;
    const bool blank = bytes == 1 || (bytes == 2 && at[begin] == '\r');
    if (!blank && end - first == attribute_of_.size()) {
      if (room ==
          0) { // more rows than there were when they were counted: somebody writes to the file
        rows.is_overfull = true;
        return stop;
      }
      window.first[window.count++] = first;
    } else if (!blank) {
      read_batch(at, window, rows);
      read_any(at + begin, window.record, rows);
      room = rows.values.room();
    }
    if (window.count == room) {
      read_batch(at, window, rows);
      room = rows.values.room();
    }
    first = end;
  }
  read_batch(at, window, rows);
  return at + window.after[first];
}

// Reads the records that were collected.
void RowReader::read_batch(const char* text, Window& window, Rows& rows) const {
  if (window.count == 0) return;
  read_columns(text, window, rows);
  if (window.bad_count > 0) leave_out_bad(text, window, rows);
  for (std::size_t i = 0; i < window.count; ++i) {
    const std::uint32_t* const after = window.after.data() + window.first[i];
    rows.offsets.push_back(static_cast<std::uint64_t>(text + *after - text_.data()));
    if (id_column_) rows.ids.push_back(marked_id(text, after, window.record));
  }
  rows.values.keep(window.count);
  window.count = 0;
}

void RowReader::read_columns(const char* text, Window& window, Rows& rows) const {
  const char* const text_end = text_.data() + text_.size();
  std::fill_n(window.bad.begin(), window.count, false);
  window.bad_count = 0;
  for (std::size_t j = 0; j < attributes(); ++j) {
    const kernels::CsvColumn column{text,
                                    window.after.data(),
                                    {window.first.data(), window.count},
                                    fields_[j],
                                    fields_[j] + 1 == attribute_of_.size(),
                                    window.quotes,
                                    dialect_.quote};
    const CellReader& cells = cells_[j];
    std::size_t others = window.count;
    if (cells.is_plain() && !cells.has_missing_numbers()) // no number stands for a missing value
      others = kernels::read_decimals(column, cells.decimal_point(), rows.values.next(j),
                                      rows.values.next_rest(j), window.others.data());
    else
      std::iota(window.others.begin(), window.others.end(), 0u);
    for (std::size_t k = 0; k < others; ++k) {
      const std::uint32_t i = window.others[k];
      const char* const cell = text + window.after[window.first[i] + fields_[j]];
      window.record.values.clear();
      window.record.bad_column = 0;
      window.record.fields = fields_[j] + 1;
      read_cell(cell, text_end, j, window.record, rows);
      rows.values.put(i, j, window.record.values.back());
      if (window.record.bad_column == 0 || window.bad[i]) continue;
      window.bad[i] = true;
      ++window.bad_count;
    }
  }
}

// Moves the good rows together and reads the others once more, to say what is wrong with them.
void RowReader::leave_out_bad(const char* text, Window& window, Rows& rows) const {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < window.count; ++i) {
    if (window.bad[i]) {
      read_any(text + window.after[window.first[i]], window.record, rows);
      continue;
    }
    for (std::size_t j = 0; j < attributes(); ++j) {
      rows.values.next(j)[kept] = rows.values.next(j)[i];
      rows.values.next_rest(j)[kept] = rows.values.next_rest(j)[i];
    }
    window.first[kept++] = window.first[i];
  }
  window.count = kept;
}

// The id of the record whose fields' ends are given.
std::string_view RowReader::marked_id(const char* text, const std::uint32_t* after,
                                      Record& record) const {
  const char* const end = text + after[*id_column_ + 1] - 1;
  return known_id(said(raw_field(text + after[*id_column_], end, text_.data() + text_.size()),
                       dialect_.quote, record.buffer));
}

} // namespace ilk::csv
