#include "io/csv_read.h"

#include <algorithm>

namespace ilk::csv {

std::uint64_t LineCounter::line_at(std::size_t offset) {
  const std::string_view more = text_.substr(counted_, offset - counted_);
  feeds_ += static_cast<std::uint64_t>(std::ranges::count(more, '\n'));
  counted_ = offset;
  return feeds_ + 1;
}

TableReader::TableReader(std::string_view text, std::size_t begin, const std::string& file,
                         const std::vector<std::string>& header, const CsvDialect& dialect,
                         const CsvOptions& options, const Schema& schema)
    : text_(text), file_(file), header_(header), schema_(schema), dialect_(dialect),
      chunk_bytes_(std::max<std::size_t>(options.chunk_bytes, 1)),
      rows_(text, dialect, schema, options.missing), lines_(text), next_(begin) {}

Table TableReader::read(std::size_t bytes, Execution& execution, ReadReport& report) {
  const std::size_t end = next_ + std::min(bytes, text_.size() - next_);
  std::vector<Rows> chunks = read_chunks(end, execution);
  next_ = end;
  add_to_report(chunks, report);
  return assemble(chunks, execution);
}

// First every chunk's transition, then, with the states at their borders known, its
// rows.
std::vector<Rows> TableReader::read_chunks(std::size_t end, Execution& execution) {
  const std::size_t count = (end - next_ + chunk_bytes_ - 1) / chunk_bytes_;
  const auto begin_of = [&](std::size_t i) { return std::min(next_ + i * chunk_bytes_, end); };
  std::vector<Transition> transitions(count);
  execution.for_each(count, [&](std::size_t i) {
    const std::size_t begin = begin_of(i);
    transitions[i] = transition_of(text_.substr(begin, begin_of(i + 1) - begin), dialect_);
  });
  std::vector<State> states(count);
  for (std::size_t i = 0; i < count; ++i) {
    states[i] = state_;
    state_ = transitions[i][static_cast<std::size_t>(state_)];
  }
  std::vector<Rows> chunks(count);
  execution.for_each(count, [&](std::size_t i) {
    chunks[i] = rows_.read(begin_of(i), begin_of(i + 1), states[i]);
  });
  return chunks;
}

void TableReader::add_to_report(const std::vector<Rows>& chunks, ReadReport& report) {
  for (const Rows& chunk : chunks) {
    report.rows += chunk.rows;
    report.bad_rows += chunk.bad_rows;
    for (const Fault& fault : chunk.faults) {
      if (report.first.size() == most_described) break;
      const bool named = fault.column > 0 && fault.column <= header_.size();
      report.first.push_back({lines_.line_at(fault.offset), fault.column,
                              named ? header_[fault.column - 1] : "", fault.what});
    }
    if (chunk.too_long) fail_too_long(file_, lines_.line_at(*chunk.too_long));
  }
}

Table TableReader::assemble(std::vector<Rows>& chunks, Execution& execution) const {
  std::vector<std::size_t> first_row(chunks.size() + 1);
  for (std::size_t i = 0; i < chunks.size(); ++i)
    first_row[i + 1] = first_row[i] + static_cast<std::size_t>(chunks[i].rows);
  Table table;
  for (const ColumnSchema& column : schema_.columns)
    if (column.role == Role::attribute) table.attributes.push_back(column);
  table.values = Matrix(first_row.back(), rows_.attributes());
  // Texts and offsets are joined by one task while others lay out the numbers.
  execution.for_each(chunks.size() + 1, [&](std::size_t i) {
    if (i == 0) return join_texts(chunks, table);
    chunks[i - 1].values.copy_to(table.values, first_row[i - 1]);
    chunks[i - 1].values = {};
  });
  return table;
}

void TableReader::join_texts(const std::vector<Rows>& chunks, Table& table) const {
  table.offsets.reserve(table.rows());
  for (const Rows& chunk : chunks)
    table.offsets.insert(table.offsets.end(), chunk.offsets.begin(), chunk.offsets.end());
  if (!rows_.id_column()) return;
  table.id_name = header_[*rows_.id_column()];
  for (const Rows& chunk : chunks)
    for (std::size_t i = 0; i < chunk.ids.size(); ++i) table.ids.push_back(chunk.ids[i]);
}

} // namespace ilk::csv
