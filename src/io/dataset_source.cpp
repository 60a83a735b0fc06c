#include "io/dataset_source.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "io/utf8.h"
#include "table/short_text.h"
#include "table/typed_column.h"

namespace ilk {
namespace {

constexpr std::size_t sampled_rows = 5000; // of a table of more cells than these
constexpr std::size_t looked_at_whole = 1'000'000;
constexpr std::size_t most_described = 20;
constexpr std::size_t most_levels = 10'000;

[[noreturn]] void refuse(const std::string& name, const std::string& fault) {
  throw UsageError(Place{name}, fault,
                   "give columns of one length, each with a name of its own, words in UTF-8");
}

bool is_utf8(std::string_view text) {
  return valid_utf8_bytes(text) == text.size();
}

// Of values that are there; what stands in the place of a missing one means nothing.
void check_words(const Column& column, const std::string& name) {
  const auto fail = [&](std::size_t row, const char* what) {
    refuse(name, fmt::format("column '{}' has {} in row {}", column.name, what, row + 1));
  };
  if (const auto* texts = std::get_if<Texts>(&column.values))
    for (std::size_t row = 0; row < texts->size(); ++row)
      if (column.is_valid(row) && !is_utf8((*texts)[row])) fail(row, "text that is not UTF-8");
  if (const auto* words = std::get_if<Categories>(&column.values)) {
    if (!std::ranges::all_of(words->levels, is_utf8))
      refuse(name, fmt::format("column '{}' has a level that is not UTF-8", column.name));
    for (std::size_t row = 0; row < words->codes.size(); ++row)
      if (column.is_valid(row) && words->codes[row] >= words->levels.size())
        fail(row, "a code without a level");
  }
}

void check(const Dataset& data, const std::string& name) {
  if (data.columns.empty()) refuse(name, "has no columns");
  if (data.rows() == 0) refuse(name, "has no rows");
  std::set<std::string_view> names;
  for (const Column& column : data.columns) {
    if (column.name.empty()) refuse(name, "has a column without a name");
    if (!is_utf8(column.name)) refuse(name, "has a column whose name is not UTF-8");
    if (!names.insert(column.name).second)
      refuse(name, fmt::format("has two columns '{}'", column.name));
    const bool fits = column.valid.empty() || column.valid.size() == column.rows();
    if (column.rows() != data.rows() || !fits)
      refuse(name, fmt::format("column '{}' has another length than '{}'", column.name,
                               data.columns.front().name));
    check_words(column, name);
  }
}

bool is_read(Role role) {
  return role == Role::attribute || role == Role::label;
}

// Rows [first, first + count) of the data as a table, and what became of them.
class Reading {
 public:
  Reading(const Dataset& data, const std::string& name, const Schema& schema, std::size_t first,
          std::size_t count)
      : data_(data), schema_(schema), first_(first), count_(count) {
    if (!std::ranges::equal(schema.columns, data.columns, {}, &ColumnSchema::name, &Column::name))
      throw UsageError("the schema does not have one entry per column of " + name,
                       "pass it through match_header first");
    for (std::size_t j = 0; j < schema.columns.size(); ++j) {
      if (is_read(schema.columns[j].role)) read_.push_back(j);
      if (schema.columns[j].role == Role::id && !id_) id_ = j;
    }
  }

  Table table(Execution& execution, ReadReport& report, const std::string& name) {
    columns_.resize(read_.size());
    execution.for_each(read_.size(), [&](std::size_t a) {
      columns_[a] = numbers_of(data_.columns[read_[a]], schema_.columns[read_[a]], first_, count_);
    });
    find_kept(report);
    Table table;
    table.values = Matrix(kept_.size(), read_.size());
    table.rest = ColumnsOf<std::int32_t>(kept_.size(), read_.size());
    for (std::size_t a = 0; a < read_.size(); ++a) add_column(a, name, table);
    drop_empty_rest(table);
    for (const std::size_t row : kept_) table.origins.push_back(first_ + row);
    if (id_) {
      table.id_name = data_.columns[*id_].name;
      for (const std::size_t row : kept_)
        table.ids.push_back(word_at(data_.columns[*id_], first_ + row));
    }
    return table;
  }

 private:
  // A row is bad once, for its first bad value.
  void find_kept(ReadReport& report) {
    std::vector<std::size_t> first_bad(count_, read_.size());
    for (std::size_t a = read_.size(); a-- > 0;)
      for (const std::size_t row : columns_[a].bad) first_bad[row] = a;
    for (std::size_t row = 0; row < count_; ++row) {
      if (first_bad[row] == read_.size()) {
        kept_.push_back(row);
        continue;
      }
      ++report.bad_rows;
      if (report.first.size() == most_described) continue;
      const TypedNumbers& column = columns_[first_bad[row]];
      const auto at = std::ranges::lower_bound(column.bad, row) - column.bad.begin();
      report.first.push_back({first_ + row + 1, read_[first_bad[row]] + 1,
                              data_.columns[read_[first_bad[row]]].name,
                              column.reasons[static_cast<std::size_t>(at)]});
    }
    report.rows += kept_.size();
  }

  void add_column(std::size_t a, const std::string& name, Table& table) {
    ColumnSchema schema = schema_.columns[read_[a]];
    TypedNumbers& from = columns_[a];
    if (schema.kind == Kind::category && schema.levels.empty()) keep_levels(from, name, schema);
    for (std::size_t i = 0; i < kept_.size(); ++i) {
      const kernels::SplitNumber parts = kernels::split(from.values[kept_[i]]);
      table.values.at(i, a) = parts.nearest;
      table.rest.at(i, a) = parts.rest;
    }
    table.attributes.push_back(std::move(schema));
    from = {};
  }

  // Levels of which no row was kept go.
  void keep_levels(TypedNumbers& from, const std::string& name, ColumnSchema& schema) const {
    std::vector<double> place(from.levels.size(), -1);
    for (const std::size_t row : kept_)
      if (!std::isnan(from.values[row])) place[static_cast<std::size_t>(from.values[row])] = 0;
    for (std::size_t l = 0; l < place.size(); ++l) {
      if (place[l] < 0) continue;
      place[l] = static_cast<double>(schema.levels.size());
      schema.levels.push_back(from.levels[l]);
    }
    if (schema.levels.size() > most_levels)
      throw DataError(Place{name},
                      fmt::format("the category {} has {} different values; the limit is {}",
                                  schema.name, schema.levels.size(), most_levels),
                      "give the column role = \"ignore\" in a data dictionary");
    for (const std::size_t row : kept_)
      if (!std::isnan(from.values[row]))
        from.values[row] = place[static_cast<std::size_t>(from.values[row])];
  }

  const Dataset& data_;
  const Schema& schema_;
  std::size_t first_, count_;
  std::vector<std::size_t> read_; // columns that become numbers
  std::optional<std::size_t> id_;
  std::vector<TypedNumbers> columns_; // of those
  std::vector<std::size_t> kept_;     // rows, from first_
};

} // namespace

DatasetSource::DatasetSource(Dataset data, std::string name)
    : data_(std::move(data)), name_(std::move(name)) {
  for (Column& column : data_.columns) {
    cut_names_ += is_too_long(column.name) ? 1 : 0;
    column.name = short_text(column.name);
    columns_.push_back(column.name);
  }
  check(data_, name_);
}

std::vector<std::string> DatasetSource::notes() const {
  if (cut_names_ == 0) return {};
  return {cut_names_words(cut_names_)};
}

// From the words for what is there: in all rows of a small table, so that their order does not
// matter, in rows spread evenly over a large one.
Schema DatasetSource::infer() const {
  const std::size_t rows = data_.rows();
  const bool whole = rows * columns_.size() <= looked_at_whole;
  const std::size_t sampled = whole ? rows : std::min(rows, sampled_rows);
  std::vector<std::vector<std::string>> cells(columns_.size());
  for (std::size_t j = 0; j < columns_.size(); ++j)
    for (std::size_t s = 0; s < sampled; ++s) {
      const std::size_t row = s * rows / sampled;
      std::string word = word_at(data_.columns[j], row);
      if (data_.columns[j].is_valid(row) && !word.empty()) cells[j].push_back(std::move(word));
    }
  return infer_schema(columns_, cells, '.', sampled);
}

Table DatasetSource::read(const Schema& schema, Execution& execution, ReadReport& report) const {
  report = {};
  return Reading(data_, name_, schema, 0, data_.rows()).table(execution, report, name_);
}

void DatasetSource::read_batches(const Schema& schema, Execution& execution, ReadReport& report,
                                 std::size_t batch_bytes, const Sink& sink) const {
  constexpr std::size_t bytes_per_value = 8;
  report = {};
  const std::size_t rows = data_.rows();
  const std::size_t batch =
      std::max<std::size_t>(1, batch_bytes / (bytes_per_value * columns_.size()));
  for (std::size_t first = 0; first < rows; first += batch) {
    execution.check_interrupted();
    const std::size_t count = std::min(batch, rows - first);
    Table table = Reading(data_, name_, schema, first, count).table(execution, report, name_);
    const double share = static_cast<double>(first + count) / static_cast<double>(rows);
    if (table.rows() > 0) sink(std::move(table), share);
  }
}

void DatasetSource::read_words(std::span<const std::size_t> columns, Execution& execution,
                               ReadReport& report, std::size_t batch_bytes,
                               const WordSink& sink) const {
  constexpr std::size_t bytes_per_word = 16, pieces_at_once = 16;
  report = {};
  const std::size_t rows = data_.rows();
  const std::size_t piece_rows = std::max<std::size_t>(
      1,
      batch_bytes / (bytes_per_word * std::max<std::size_t>(columns.size(), 1) * pieces_at_once));
  for (std::size_t first = 0; first < rows; first += piece_rows * pieces_at_once) {
    std::vector<Words> pieces(
        std::min(pieces_at_once, (rows - first + piece_rows - 1) / piece_rows));
    execution.for_each(pieces.size(), [&](std::size_t i) {
      const std::size_t begin = first + i * piece_rows, end = std::min(rows, begin + piece_rows);
      pieces[i].columns.resize(columns.size());
      for (std::size_t row = begin; row < end; ++row) {
        for (std::size_t j = 0; j < columns.size(); ++j) {
          const Column& column = data_.columns[columns[j]];
          pieces[i].columns[j].push_back(column.is_valid(row) ? word_at(column, row) : "");
        }
        pieces[i].origins.push_back(row);
      }
    });
    const std::size_t end = std::min(rows, first + piece_rows * pieces_at_once);
    report.rows = end;
    if (!sink(std::move(pieces), static_cast<double>(end) / static_cast<double>(rows))) return;
  }
}

Place DatasetSource::place_of(std::uint64_t) const {
  return {name_};
}

std::string DatasetSource::words_for(std::uint64_t origin) const {
  return fmt::format("row {}", origin + 1);
}

std::unique_ptr<Source> source_of(Dataset data, std::string name) {
  return std::make_unique<DatasetSource>(std::move(data), std::move(name));
}

} // namespace ilk
