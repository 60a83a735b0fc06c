#include "table/arrow_dataset.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "ilk/error.h"
#include "table/arrow_format.h"
#include "table/arrow_values.h"

namespace ilk {
namespace {

// A list of different words, with their places.
class Levels {
 public:
  explicit Levels(std::vector<std::string> levels = {}) : levels_(std::move(levels)) {
    for (const std::string& level : levels_)
      places_.emplace(level, static_cast<std::uint32_t>(places_.size()));
  }

  std::uint32_t place_of(std::string_view level) {
    const auto [at, is_new] = places_.emplace(level, static_cast<std::uint32_t>(levels_.size()));
    if (is_new) levels_.emplace_back(level);
    return at->second;
  }

  std::vector<std::string> taken() && { return std::move(levels_); }

 private:
  std::vector<std::string> levels_;
  std::unordered_map<std::string, std::uint32_t> places_;
};

[[noreturn]] void refuse_table(const std::string& source, const std::string& what) {
  throw UsageError(Place{source}, "the Arrow array is no table: " + what,
                   "give a struct of columns, such as a record batch");
}

void check_table(const ArrowSchema& schema, const std::string& source) {
  if (schema.release == nullptr) refuse_table(source, "its schema has been released");
  if (schema.format == nullptr || std::string_view(schema.format) != "+s")
    refuse_table(source,
                 fmt::format("its format is '{}'", schema.format == nullptr ? "" : schema.format));
  if (schema.n_children < 0 || (schema.n_children > 0 && schema.children == nullptr))
    refuse_table(source, "it has no columns");
  for (std::int64_t j = 0; j < schema.n_children; ++j)
    if (schema.children[j] == nullptr || schema.children[j]->release == nullptr)
      refuse_table(source, fmt::format("the schema of column {} has been released", j + 1));
}

// The values of one column's rows [first, first + count), counted from where the array begins.
Column column_of(const ArrowSchema& schema, const ArrowArray* array, std::size_t first,
                 std::size_t count, const std::string& source);

// The places of the rows' values in the dictionary of which `valid` says that they are there.
std::vector<std::uint32_t> codes_of(const ArrowValues& codes, std::size_t first, std::size_t count,
                                    std::size_t values, const std::vector<std::uint8_t>& valid) {
  const auto read = codes.values(first, count, valid);
  const auto* const integers = std::get_if<Integers>(&read);
  std::vector<std::uint32_t> places(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (!valid.empty() && valid[i] == 0) continue;
    if (integers == nullptr || (*integers)[i] < 0 ||
        static_cast<std::uint64_t>((*integers)[i]) >= values)
      codes.fail(fmt::format("has a code beyond its dictionary in row {}", i + 1));
    places[i] = static_cast<std::uint32_t>((*integers)[i]);
  }
  return places;
}

// The words that the codes mean.
Categories categories_of(const Column& words, std::vector<std::uint32_t> codes) {
  const auto& texts = std::get<Texts>(words.values);
  Levels levels;
  std::vector<std::uint32_t> places(texts.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    if (words.is_valid(i)) places[i] = levels.place_of(texts[i]);
  for (std::uint32_t& code : codes) code = places.empty() ? 0 : places[code];
  return {std::move(codes), std::move(levels).taken()};
}

// The values that the codes mean.
decltype(Column::values) gathered(const Column& from, const std::vector<std::uint32_t>& codes) {
  const bool none = from.rows() == 0; // then all rows are missing
  return std::visit(
      [&](const auto& values) -> decltype(Column::values) {
        std::decay_t<decltype(values)> to;
        for (const std::uint32_t code : codes)
          if constexpr (requires { values.days; })
            to.days.push_back(none ? 0 : values.days[code]);
          else if constexpr (requires { values.codes; })
            to.codes.push_back(none ? 0 : values.codes[code]);
          else
            to.push_back(none ? typename std::decay_t<decltype(values[0])>{} : values[code]);
        return to;
      },
      from.values);
}

Column coded_column_of(const ArrowSchema& schema, const ArrowArray& array, const ArrowValues& codes,
                       std::size_t first, std::size_t count, const std::string& source) {
  if (!is_integer(arrow_format(schema, source).type))
    codes.fail("has codes that are no whole numbers");
  if (array.dictionary == nullptr) codes.fail("lacks its dictionary");
  const ArrowSchema& of_words = *schema.dictionary;
  if (of_words.release == nullptr) codes.fail("has a dictionary whose schema has been released");
  if (of_words.dictionary != nullptr) codes.fail("has a dictionary of its own for its dictionary");
  const auto values = static_cast<std::size_t>(std::max<std::int64_t>(array.dictionary->length, 0));
  const Column words = column_of(of_words, array.dictionary, 0, values, source);
  Column column{{}, {}, codes.valid(first, count)};
  std::vector<std::uint32_t> places = codes_of(codes, first, count, values, column.valid);
  if (!words.valid.empty()) {
    column.valid.resize(count, 1);
    for (std::size_t i = 0; i < count; ++i)
      if (column.valid[i] != 0 && words.valid[places[i]] == 0) column.valid[i] = 0;
  }
  if (is_text(arrow_format(of_words, source).type))
    column.values = categories_of(words, std::move(places));
  else
    column.values = gathered(words, places);
  return column;
}

Column column_of(const ArrowSchema& schema, const ArrowArray* array, std::size_t first,
                 std::size_t count, const std::string& source) {
  const ArrowValues values(array, arrow_format(schema, source), arrow_name(schema), source);
  if (values.rows() < first || values.rows() - first < count)
    values.fail(fmt::format("has {} values, fewer than the table's rows", values.rows()));
  if (schema.dictionary != nullptr)
    return coded_column_of(schema, *array, values, first, count, source);
  Column column{{}, {}, values.valid(first, count)};
  column.values = values.values(first, count, column.valid);
  return column;
}

// Rows that the whole table lacks.
void drop_missing_rows(const ArrowArray& array, Column& column) {
  const auto* const bits = static_cast<const unsigned char*>(array.buffers[0]);
  const auto first = static_cast<std::size_t>(array.offset);
  column.valid.resize(static_cast<std::size_t>(array.length), 1);
  for (std::size_t i = 0; i < column.valid.size(); ++i)
    if (((bits[(first + i) / 8] >> ((first + i) % 8)) & 1) == 0) column.valid[i] = 0;
}

void as_texts(Column& column) {
  const auto* const integers = std::get_if<Integers>(&column.values);
  if (integers == nullptr) return;
  Texts texts;
  for (const std::int64_t value : *integers) texts.push_back(std::to_string(value));
  column.values = std::move(texts);
}

struct Append {
  template <class Value>
  void operator()(std::vector<Value>& to, std::vector<Value>& more) const {
    to.insert(to.end(), more.begin(), more.end());
  }
  void operator()(Days& to, Days& more) const { (*this)(to.days, more.days); }
  void operator()(Texts& to, Texts& more) const {
    for (std::size_t i = 0; i < more.size(); ++i) to.push_back(more[i]);
  }
  void operator()(Categories& to, Categories& more) const {
    if (to.levels != more.levels) {
      Levels levels(std::move(to.levels));
      std::vector<std::uint32_t> places;
      for (const std::string& level : more.levels) places.push_back(levels.place_of(level));
      for (std::uint32_t& code : more.codes) code = places.empty() ? 0 : places[code];
      to.levels = std::move(levels).taken();
    }
    (*this)(to.codes, more.codes);
  }
  template <class To, class More>
  void operator()(To&, More&) const {} // of one type by now
};

void append(Column& to, Column&& more) {
  const std::size_t before = to.rows(), rows = before + more.rows();
  if (!to.valid.empty() || !more.valid.empty()) {
    to.valid.resize(before, 1);
    to.valid.insert(to.valid.end(), more.valid.begin(), more.valid.end());
    to.valid.resize(rows, 1);
  }
  if (to.values.index() != more.values.index()) {
    as_texts(to);
    as_texts(more);
  }
  std::visit(Append{}, to.values, more.values);
}

} // namespace

Dataset dataset_of(const ArrowSchema& schema, const ArrowArray& array, const std::string& source) {
  check_table(schema, source);
  if (array.release == nullptr) refuse_table(source, "it has been released");
  if (array.n_children != schema.n_children || (array.n_children > 0 && array.children == nullptr))
    refuse_table(source, fmt::format("it has {} columns, its schema has {}", array.n_children,
                                     schema.n_children));
  // A struct has one buffer, that of missing rows.
  if (array.n_buffers != 1 || array.buffers == nullptr)
    refuse_table(source, "it lacks its buffer of missing rows");
  const ArrowValues rows(&array, {ArrowType::null}, "", source);
  if (array.null_count > 0 && array.buffers[0] == nullptr)
    rows.fail("has missing rows, but not which they are");
  Dataset data;
  for (std::int64_t j = 0; j < schema.n_children; ++j) {
    const ArrowSchema& of_column = *schema.children[j];
    Column column = column_of(of_column, array.children[j], static_cast<std::size_t>(array.offset),
                              rows.rows(), source);
    if (array.null_count != 0 && array.buffers[0] != nullptr) drop_missing_rows(array, column);
    column.name = arrow_name(of_column);
    data.columns.push_back(std::move(column));
  }
  return data;
}

void append(Dataset& to, Dataset&& more) {
  if (to.columns.empty()) {
    to = std::move(more);
    return;
  }
  for (std::size_t j = 0; j < to.columns.size(); ++j)
    append(to.columns[j], std::move(more.columns[j]));
}

} // namespace ilk
