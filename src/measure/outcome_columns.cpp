#include "measure/outcome_columns.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/letter_case.h"
#include "base/listed.h"
#include "ilk/error.h"

namespace ilk {
namespace {

class ColumnFinder {
 public:
  ColumnFinder(const Source& source, const Schema& inferred) : source_(source), schema_(inferred) {}

  std::size_t named(const std::string& name, std::string_view flag) const {
    const auto& columns = source_.columns();
    const auto found = std::ranges::find(columns, name);
    if (found == columns.end())
      throw UsageError(
          Place{source_.name()},
          fmt::format("there is no column '{}'{}", name, did_you_mean(name, columns)),
          fmt::format("name one behind --{}; the table has {}", flag, listed(columns)));
    return static_cast<std::size_t>(found - columns.begin());
  }

  std::optional<std::size_t> named_or_none(const std::string& name, std::string_view flag) {
    if (name.empty()) return std::nullopt;
    taken_.push_back(named(name, flag));
    return taken_.back();
  }

  // A column that was named for what its values cannot be.
  void refuse_kind(std::optional<std::size_t> column, Kind kind, std::string_view flag,
                   std::string_view what, std::string_view remedy) const {
    if (!column || schema_.columns[*column].kind != kind) return;
    const std::string& name = schema_.columns[*column].name;
    throw UsageError(
        Place{source_.name()}, fmt::format("the column '{}' {}", name, what),
        fmt::format("name another behind --{}{}", flag,
                    remedy.empty() ? "" : fmt::format(", or give it as --{} {}", remedy, name)));
  }

  void take(std::size_t column) { taken_.push_back(column); }

  // The one column that is so and is not taken; nothing for none.
  template <class Is>
  std::optional<std::size_t> only(Is&& is, std::string_view what, std::string_view flag) {
    std::vector<std::string> names;
    std::size_t found = 0;
    for (std::size_t j = 0; j < schema_.columns.size(); ++j) {
      if (std::ranges::find(taken_, j) != taken_.end() || !is(schema_.columns[j])) continue;
      names.push_back(schema_.columns[j].name);
      found = j;
    }
    if (names.empty()) return std::nullopt;
    if (names.size() > 1)
      throw UsageError(Place{source_.name()},
                       fmt::format("it is open which column {}: {}", what, listed(names)),
                       fmt::format("name it, for example --{} {}", flag, names[0]));
    taken_.push_back(found);
    return found;
  }

 private:
  const Source& source_;
  const Schema& schema_;
  std::vector<std::size_t> taken_;
};

bool is_read(const ColumnSchema& column) {
  return column.role == Role::attribute || column.role == Role::label;
}

bool is_number(const ColumnSchema& column) {
  return is_read(column) && is_scale(column.kind) && column.kind != Kind::boolean &&
         column.kind != Kind::date;
}

// "spend_before", "prior spend", "PreviousSpend".
bool tells_of_before(const ColumnSchema& column) {
  const std::string name = without_capitals(column.name);
  constexpr std::array<std::string_view, 5> words = {"before", "prior", "previous", "pre_",
                                                     "baseline"};
  return is_number(column) && std::ranges::any_of(words, [&](std::string_view word) {
           return name.find(word) != name.npos;
         });
}

} // namespace

OutcomeColumns find_outcome_columns(const Source& source, const Schema& inferred,
                                    const std::string& id_name, const OutcomeOptions& options) {
  ColumnFinder finder(source, inferred);
  OutcomeColumns found;
  if (options.id.empty() && std::ranges::find(source.columns(), id_name) == source.columns().end())
    throw UsageError(
        Place{source.name()},
        fmt::format("has no column '{}', by which the lists name customers", id_name),
        fmt::format("name the column of their ids, for example --id {}; the table has {}",
                    source.columns().front(), listed(source.columns())));
  found.id = finder.named(options.id.empty() ? id_name : options.id, "id");
  finder.take(found.id);
  found.date = finder.named_or_none(options.date, "date");
  found.response = finder.named_or_none(options.response, "response");
  found.amount = finder.named_or_none(options.amount, "amount");
  found.before = finder.named_or_none(options.before, "before");
  constexpr std::string_view of_yes = "holds yes and no, and no amounts", of_days = "holds days";
  finder.refuse_kind(found.amount, Kind::boolean, "amount", of_yes, "response");
  finder.refuse_kind(found.before, Kind::boolean, "before", of_yes, "");
  finder.refuse_kind(found.amount, Kind::date, "amount", of_days, "date");
  finder.refuse_kind(found.before, Kind::date, "before", of_days, "date");
  finder.refuse_kind(found.response, Kind::date, "response", of_days, "date");
  if (!found.date)
    found.date = finder.only(
        [](const ColumnSchema& each) { return is_read(each) && each.kind == Kind::date; },
        "has the day", "date");
  if (!found.before)
    found.before = finder.only(tells_of_before, "tells of the time before", "before");
  if (!found.response)
    found.response = finder.only(
        [](const ColumnSchema& each) { return is_read(each) && each.kind == Kind::boolean; },
        "says who responded", "response");
  if (!found.amount) found.amount = finder.only(is_number, "is the amount", "amount");
  if (!found.response && !found.amount)
    throw UsageError(Place{source.name()}, "has no column of yes and no, and none of numbers",
                     "name what is to be measured: --response COLUMN or --amount COLUMN");
  if (found.before && !found.amount)
    throw UsageError(Place{source.name()},
                     fmt::format("tells of the time before ({}), and not of the time after",
                                 source.columns()[*found.before]),
                     "name the amount after the campaign: --amount COLUMN");
  return found;
}

Schema schema_of_outcomes(Schema inferred, const OutcomeColumns& columns) {
  for (ColumnSchema& column : inferred.columns) {
    column.role = Role::ignore;
    column.value = false;
  }
  inferred.identities.clear();
  inferred.purchases.reset();
  const auto read = [&](std::optional<std::size_t> place, Kind otherwise) {
    if (!place) return;
    ColumnSchema& column = inferred.columns[*place];
    column.role = Role::attribute;
    if (otherwise == Kind::date ? column.kind != Kind::date : !is_scale(column.kind))
      column.kind = otherwise;
  };
  inferred.columns[columns.id].role = Role::id;
  read(columns.date, Kind::date);
  read(columns.response, Kind::boolean);
  read(columns.amount, Kind::amount);
  read(columns.before, Kind::amount);
  return inferred;
}

} // namespace ilk
