#include "strategy/playbook_check.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/mistakes.h"

namespace ilk {
namespace {

class Checker {
 public:
  Checker(const Table& table, const Schema& schema) : table_(table), schema_(schema) {}

  // All mistakes at once.
  void check(const Playbook& playbook) const {
    Mistakes mistakes;
    const auto check_condition = [&](const Condition& condition) {
      for (const Criterion& criterion : condition)
        mistakes.gather([&] { check_column(criterion.column); });
    };
    for (const Measure& measure : playbook.measures) {
      mistakes.gather([&] {
        check_column(measure.column);
        check_total(scale_index(table_, measure.column), measure.column.place);
      });
      check_condition(measure.where);
    }
    for (const Play& play : playbook.plays) {
      check_condition(play.customer);
      if (play.rank_by) mistakes.gather([&] { check_rank(*play.rank_by); });
      for (const Clause& clause : play.segment)
        if (clause.column) mistakes.gather([&] { check(clause); });
    }
    mistakes.tell();
  }

 private:
  void check_column(const ColumnName& name) const {
    const bool is_there = std::ranges::find(table_.attributes, name.name, &ColumnSchema::name) !=
                          table_.attributes.end();
    const ColumnSchema* left_out = is_there ? nullptr : schema_.find(name.name);
    if (left_out != nullptr)
      throw DataError(name.place,
                      fmt::format("'{}' is {}, which is left out", name.name,
                                  left_out->role == Role::id ? "an id" : "a column to ignore"),
                      "take another column, or give it the role attribute or label in the "
                      "dictionary (--schema)");
    column_index(table_, name); // throws where it is not there
  }

  void check_rank(const ColumnName& name) const {
    check_column(name);
    if (table_.attributes[scale_index(table_, name)].kind == Kind::boolean)
      throw DataError(name.place, fmt::format("{} is yes or no, and ranks nobody", name.name),
                      "take a column of numbers");
  }

  void check_total(std::size_t index, const Place& place) const {
    const ColumnSchema& column = table_.attributes[index];
    if (column.kind == Kind::amount || column.kind == Kind::count) {
      if (std::ranges::any_of(table_.values.column(index), [](float v) { return v < 0; }))
        throw DataError(place, fmt::format("{} has no total: some values are below 0", column.name),
                        "ask for its median or its mean");
      return;
    }
    if (column.kind == Kind::date)
      throw DataError(place, fmt::format("{} is a date, and dates have no total", column.name),
                      "ask for its median or its mean, or take an amount or a count");
    throw DataError(
        place, fmt::format("{} has no total: its kind is {}", column.name, name_of(column.kind)),
        "ask for its median or its mean, or take an amount or a count");
  }

  void check(const Clause& clause) const {
    const std::string& name = clause.column->name;
    const auto column = std::ranges::find(table_.attributes, name, &ColumnSchema::name);
    if (column == table_.attributes.end()) {
      check_part(clause);
      return;
    }
    const auto index = static_cast<std::size_t>(column - table_.attributes.begin());
    if (column->kind == Kind::category) fail_for_category(clause, *column);
    if (clause.figure == ClauseFigure::difference && column->role == Role::label)
      throw DataError(clause.column->place,
                      fmt::format("{} is a label, takes no part in making the segments, and has no "
                                  "difference",
                                  name),
                      "ask for its median or its mean");
    if (is_of_total(clause.figure)) check_total(index, clause.column->place);
    if (!is_of_values(clause.figure) || !is_scale(column->kind)) return;
    check_dates(clause, *column);
    if (column->kind == Kind::boolean || (column->kind == Kind::ratio && is_up_to_one(*column)))
      check_shares(clause);
  }

  [[noreturn]] void fail_for_category(const Clause& clause, const ColumnSchema& column) const {
    std::vector<std::string> names;
    for (const std::string& level : column.levels) names.push_back(column.name + " = " + level);
    throw DataError(clause.column->place,
                    fmt::format("{} is a category and has no such figure", column.name),
                    names.empty() || column.role == Role::label
                        ? std::string("take a column of numbers")
                        : fmt::format("ask for the mean, which is a share, of one of: {}",
                                      fmt::join(names, "; ")));
  }

  // "region = north" and "income is missing" are columns once the table is prepared.
  void check_part(const Clause& clause) const {
    const std::string& name = clause.column->name;
    for (const ColumnSchema& column : table_.attributes) {
      const bool is_level = column.kind == Kind::category && name.starts_with(column.name + " = ");
      if (is_level) check_level(clause, column);
      if (!is_level && name != column.name + " is missing") continue;
      if (column.role == Role::label)
        throw DataError(
            clause.column->place,
            fmt::format("no figures are made of '{}': {} is a label", name, column.name),
            "take another column");
      if (is_of_total(clause.figure))
        throw DataError(clause.column->place, fmt::format("'{}' has no total", name),
                        "ask for its mean, which is a share of the customers");
      if (is_of_values(clause.figure)) check_shares(clause);
      return;
    }
    check_column(*clause.column);
  }

  void check_level(const Clause& clause, const ColumnSchema& column) const {
    const std::string level = clause.column->name.substr(column.name.size() + 3);
    if (level == "other" || level == "(other)" ||
        std::ranges::find(column.levels, level) != column.levels.end())
      return;
    throw DataError(clause.column->place,
                    fmt::format("'{}' is not a level of {}", level, column.name),
                    fmt::format("use one of {}", fmt::join(column.levels, ", ")));
  }

  void check_dates(const Clause& clause, const ColumnSchema& column) const {
    for (std::size_t b = 0; b < clause.bounds.size(); ++b) {
      const std::string_view key = words_of(clause.bounds[b].first);
      const BoundSource& source = clause.sources[b];
      if (column.kind == Kind::date && !source.is_date)
        throw DataError(source.place,
                        fmt::format("{} is a date, and is compared with a number", column.name),
                        "write a date without quotes: 2024-03-01, for example");
      if (column.kind != Kind::date && source.is_date)
        throw DataError(
            source.place,
            fmt::format("{} is no date, and is compared with one ({})", column.name, key),
            "write a number");
    }
  }

  void check_shares(const Clause& clause) const {
    for (std::size_t b = 0; b < clause.bounds.size(); ++b)
      if (const double limit = clause.bounds[b].second; limit > 1)
        throw DataError(
            clause.sources[b].place,
            fmt::format("the limit is {}, and {} runs from 0 to 1", limit, clause.column->name),
            "write a share: 0.8 for 80%, for example");
  }

  bool is_up_to_one(const ColumnSchema& column) const {
    const auto values =
        table_.values.column(static_cast<std::size_t>(&column - table_.attributes.data()));
    return column.unit.empty() && std::ranges::none_of(values, [](float v) { return v > 1; });
  }

  const Table& table_;
  const Schema& schema_;
};

} // namespace

void check_columns(const Playbook& playbook, const Table& table, const Schema& schema) {
  Checker(table, schema).check(playbook);
}

} // namespace ilk
