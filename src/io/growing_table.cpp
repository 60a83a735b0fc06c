#include "io/growing_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "ilk/error.h"
#include "io/memory_limit.h"
#include "io/no_rows.h"
#include "table/typed_column.h"

namespace ilk {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

bool is_exact(std::int64_t value) {
  constexpr double beyond = 0x1p63;
  const auto number = static_cast<double>(value);
  return number < beyond && static_cast<std::int64_t>(number) == value;
}

} // namespace

// The values so far as those of another type; a missing one stays so.
template <class Values>
void GrowingColumn::become() {
  Values values;
  for (std::size_t row = 0; row < column_.valid.size(); ++row)
    if constexpr (std::is_same_v<Values, Texts>) {
      values.push_back(word_at(column_, row));
      text_bytes_ += values[row].size();
    } else {
      const auto* const integers = std::get_if<Integers>(&column_.values);
      values.push_back(column_.valid[row] != 0 ? static_cast<double>((*integers)[row]) : no_number);
    }
  column_.values = std::move(values);
}

void GrowingColumn::become_numbers_or_texts() {
  if (all_exact_)
    become<Numbers>();
  else
    become<Texts>();
}

void GrowingColumn::add_missing() {
  any_missing_ = true;
  column_.valid.push_back(0);
  std::visit(
      [](auto& values) {
        if constexpr (requires { values.days; })
          values.days.push_back(0);
        else if constexpr (requires { values.codes; })
          values.codes.push_back(0);
        else
          values.push_back({});
      },
      column_.values);
}

void GrowingColumn::add_integer(std::int64_t value) {
  typed_ = true;
  all_exact_ = all_exact_ && is_exact(value);
  if (std::holds_alternative<Numbers>(column_.values) && !all_exact_) become<Texts>();
  if (auto* const integers = std::get_if<Integers>(&column_.values))
    add(*integers, value);
  else if (auto* const numbers = std::get_if<Numbers>(&column_.values))
    add(*numbers, static_cast<double>(value));
  else
    add_text(fmt::format("{}", value));
}

void GrowingColumn::add_number(double value) {
  if (std::isnan(value)) return add_missing();
  typed_ = true;
  if (std::holds_alternative<Integers>(column_.values)) become_numbers_or_texts();
  if (auto* const numbers = std::get_if<Numbers>(&column_.values))
    add(*numbers, value);
  else
    add_text(fmt::format("{}", value));
}

void GrowingColumn::add_text(std::string_view text) {
  typed_ = true;
  if (!std::holds_alternative<Texts>(column_.values)) become<Texts>();
  text_bytes_ += text.size();
  add(std::get<Texts>(column_.values), text);
}

Column GrowingColumn::taken(std::string name) && {
  if (!typed_) become<Numbers>();
  column_.name = std::move(name);
  if (!any_missing_) column_.valid = {};
  return std::move(column_);
}

GrowingTable::GrowingTable(std::string name, std::vector<std::string> names)
    : name_(std::move(name)), names_(std::move(names)), columns_(names_.size()) {}

void GrowingTable::end_row() {
  constexpr std::size_t looked_at = 4096; // rows
  if (++rows_ % looked_at != 0) return;
  std::size_t bytes = 0;
  for (const GrowingColumn& column : columns_) bytes += column.bytes();
  if (bytes > memory_there_is() / 5 * 2) // and once more for the table that is made of it
    fail_for_memory(name_, "its rows take", bytes, "give fewer columns or rows by a query");
}

void GrowingTable::check_names() const {
  const std::string remedy = "give it a name of its own: --query \"select ... as name\"";
  for (std::size_t j = 0; j < names_.size(); ++j) {
    if (names_[j].empty())
      throw DataError(Place{name_}, fmt::format("column {} has an empty name", j + 1), remedy);
    const auto here = names_.begin() + static_cast<std::ptrdiff_t>(j);
    const auto before = std::find(names_.begin(), here, names_[j]);
    if (before != here)
      throw DataError(Place{name_},
                      fmt::format("the columns {} and {} are both named '{}'",
                                  before - names_.begin() + 1, j + 1, names_[j]),
                      remedy);
  }
}

Dataset GrowingTable::taken() && {
  check_names();
  if (rows_ == 0)
    throw NoRows(Place{name_}, "has no customers", "check the table's name or the query");
  Dataset data;
  for (std::size_t j = 0; j < names_.size(); ++j)
    data.columns.push_back(std::move(columns_[j]).taken(std::move(names_[j])));
  return data;
}

} // namespace ilk
