#include "io/csv_read.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ilk/error.h"

namespace ilk::csv {
namespace {

constexpr std::size_t most_levels = 10'000;

void recode(std::span<float> codes, const std::vector<float>& places) {
  for (float& code : codes)
    if (!std::isnan(code)) code = places[static_cast<std::size_t>(code)];
}

// Levels of which no row was kept, because something else in their rows could not be read.
void drop_unused(std::vector<std::string>& levels, const std::vector<std::span<float>>& codes) {
  std::vector<bool> used(levels.size());
  for (const auto& part : codes)
    for (const float code : part)
      if (!std::isnan(code)) used[static_cast<std::size_t>(code)] = true;
  if (std::ranges::find(used, false) == used.end()) return;
  std::vector<float> places;
  std::vector<std::string> kept;
  for (std::size_t code = 0; code < levels.size(); ++code) {
    places.push_back(static_cast<float>(kept.size()));
    if (used[code]) kept.push_back(levels[code]);
  }
  for (const auto& part : codes) recode(part, places);
  levels = std::move(kept);
}

} // namespace

std::uint64_t LineCounter::line_at(std::size_t offset) {
  const std::string_view more = text_.substr(counted_, offset - counted_);
  feeds_ += static_cast<std::uint64_t>(std::ranges::count(more, '\n'));
  counted_ = offset;
  return feeds_ + 1;
}

TableReader::TableReader(std::string_view text, std::size_t begin, const std::string& file,
                         const std::vector<std::string>& header, const CsvDialect& dialect,
                         const CsvOptions& options, const Schema& schema, Released released)
    : text_(text), file_(file), header_(header), schema_(schema), dialect_(dialect),
      chunk_bytes_(std::max<std::size_t>(options.chunk_bytes, 1)),
      rows_(text, dialect, schema, options.missing), lines_(text), next_(begin),
      released_(std::move(released)) {}

Table TableReader::read(std::size_t bytes, Execution& execution, ReadReport& report) {
  const std::vector<Chunk> chunks =
      find_chunks(next_ + std::min(bytes, text_.size() - next_), execution);
  Table table;
  for (const ColumnSchema& column : schema_.columns)
    if (is_read(column.role)) table.attributes.push_back(column);
  const std::size_t most_rows =
      chunks.empty() ? 0 : chunks.back().first_row + chunks.back().most_rows;
  SplitNumbers numbers{Matrix(most_rows, rows_.attributes()),
                       ColumnsOf<std::int32_t>(most_rows, rows_.attributes())};
  const std::vector<Rows> rows = read_chunks(chunks, numbers, execution);
  add_to_report(rows, report);
  table.values = std::move(numbers.nearest);
  table.rest = std::move(numbers.rest);
  join_levels(chunks, rows, table, execution);
  close_gaps(chunks, rows, table.values, execution);
  close_gaps(chunks, rows, table.rest, execution);
  drop_empty_rest(table);
  join_texts(rows, table, execution);
  return table;
}

// First every chunk's transition and line feeds, then the states at their borders.
std::vector<TableReader::Chunk> TableReader::find_chunks(std::size_t end, Execution& execution) {
  std::vector<Chunk> chunks((end - next_ + chunk_bytes_ - 1) / chunk_bytes_);
  std::vector<Transition> transitions(chunks.size());
  execution.for_each(chunks.size(), [&](std::size_t i) {
    Chunk& chunk = chunks[i];
    chunk.begin = next_ + i * chunk_bytes_;
    chunk.end = std::min(chunk.begin + chunk_bytes_, end);
    const Passage passage =
        passage_over(text_.substr(chunk.begin, chunk.end - chunk.begin), dialect_);
    transitions[i] = passage.after;
    chunk.most_rows = most_records(chunk.begin, chunk.end, passage.line_feeds);
  });
  std::size_t row = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    chunks[i].state = state_;
    chunks[i].first_row = row;
    state_ = transitions[i][static_cast<std::size_t>(state_)];
    row += chunks[i].most_rows;
  }
  next_ = end;
  return chunks;
}

// How many fitting records begin in [begin, end) at most: all but that at the text's beginning
// follow a line feed, and each takes a byte for every field. It is as many as the line feeds say
// unless there are blank lines, quoted line feeds or unfit records.
std::size_t TableReader::most_records(std::size_t begin, std::size_t end,
                                      std::uint64_t line_feeds) const {
  const bool before = begin == 0 || text_[begin - 1] == '\n';
  const bool last = end > begin && text_[end - 1] == '\n'; // a record behind it begins at `end`
  const std::size_t lines =
      static_cast<std::size_t>(line_feeds) + (before ? 1 : 0) - (last ? 1 : 0);
  return std::min(lines, (end - begin) / header_.size() + 1);
}

std::vector<Rows> TableReader::read_chunks(const std::vector<Chunk>& chunks, SplitNumbers& numbers,
                                           Execution& execution) const {
  std::vector<Rows> rows(chunks.size());
  execution.for_each(chunks.size(), [&](std::size_t i) {
    const Chunk& chunk = chunks[i];
    rows[i] = rows_.read(chunk.begin, chunk.end, chunk.state,
                         RowWriter(numbers, chunk.first_row, chunk.most_rows));
    if (released_) released_(chunk.begin, chunk.end);
  });
  return rows;
}

void TableReader::add_to_report(const std::vector<Rows>& chunks, ReadReport& report) {
  for (const Rows& chunk : chunks) {
    report.rows += chunk.values.rows();
    report.bad_rows += chunk.bad_rows;
    for (const Fault& fault : chunk.faults) {
      if (report.first.size() == most_described) break;
      const bool named = fault.column > 0 && fault.column <= header_.size();
      report.first.push_back({lines_.line_at(fault.offset), fault.column,
                              named ? header_[fault.column - 1] : "", fault.what});
    }
    if (chunk.is_overfull)
      throw IoError(Place{file_}, "was changed while it was read",
                    "read it again when nobody writes to it, or read a copy");
    if (chunk.too_long) fail_too_long(file_, lines_.line_at(*chunk.too_long));
  }
}

// Moves the chunks' rows together where some have fewer than they might have had.
template <class Value>
void TableReader::close_gaps(const std::vector<Chunk>& chunks, const std::vector<Rows>& rows,
                             ColumnsOf<Value>& values, Execution& execution) {
  std::size_t kept = 0;
  for (const Rows& chunk : rows) kept += chunk.values.rows();
  if (kept == values.rows()) return;
  const bool sparse = kept < values.rows() / 2; // not worth keeping the room for
  ColumnsOf<Value> compact(sparse ? kept : 0, sparse ? values.columns() : 0);
  execution.for_each(values.columns(), [&](std::size_t j) {
    const Value* const from = values.column(j).data();
    Value* const to = sparse ? compact.column(j).data() : values.column(j).data();
    std::size_t row = 0;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      const Value* const first = from + chunks[i].first_row;
      if (first != to + row) std::copy(first, first + rows[i].values.rows(), to + row);
      row += rows[i].values.rows();
    }
  });
  if (sparse && values.columns() > 0)
    values = std::move(compact);
  else
    values.keep_rows(kept);
}

// Gives the levels that the chunks met codes that do not depend on where they were met.
void TableReader::join_levels(const std::vector<Chunk>& chunks, const std::vector<Rows>& rows,
                              Table& table, Execution& execution) const {
  for (std::size_t j = 0; j < table.attributes.size(); ++j) {
    ColumnSchema& column = table.attributes[j];
    if (column.kind != Kind::category || !column.levels.empty()) continue;
    std::vector<const Levels*> parts;
    for (const Rows& chunk : rows) parts.push_back(&chunk.levels[j]);
    JoinedLevels joined = join(parts);
    if (joined.names.size() > most_levels)
      throw DataError(Place{file_},
                      fmt::format("the category {} has {} different values; the limit is {}",
                                  column.name, joined.names.size(), most_levels),
                      "give the column role = \"ignore\" in a data dictionary (`ilk schema` writes "
                      "one)");
    std::vector<std::span<float>> codes;
    for (std::size_t i = 0; i < chunks.size(); ++i)
      codes.push_back(table.values.column(j).subspan(chunks[i].first_row, rows[i].values.rows()));
    execution.for_each(chunks.size(), [&](std::size_t i) { recode(codes[i], joined.places[i]); });
    column.levels = std::move(joined.names);
    drop_unused(column.levels, codes);
  }
}

void TableReader::join_texts(const std::vector<Rows>& rows, Table& table,
                             Execution& execution) const {
  if (rows_.id_column()) table.id_name = header_[*rows_.id_column()];
  execution.for_each(2, [&](std::size_t task) {
    if (task == 0) {
      table.origins.reserve(table.rows());
      for (const Rows& chunk : rows)
        table.origins.insert(table.origins.end(), chunk.offsets.begin(), chunk.offsets.end());
    } else if (rows_.id_column()) {
      std::vector<const TextColumn*> parts;
      for (const Rows& chunk : rows) parts.push_back(&chunk.ids);
      table.ids = TextColumn::joined(parts);
    }
  });
}

} // namespace ilk::csv
