#include "behaviour/infer_log.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/closest_word.h"
#include "base/listed.h"
#include "behaviour/log_names.h"
#include "behaviour/time_of_day.h"
#include "ilk/error.h"
#include "table/boolean_text.h"
#include "table/cells.h"
#include "table/column_name.h"
#include "table/date_text.h"
#include "table/name_meaning.h"
#include "table/number_text.h"

namespace ilk {
namespace {

constexpr std::size_t sample_bytes = std::size_t{8} << 20;
constexpr std::size_t most_levels_of_kind = 300;

// The order in which roles are given away: those first that others could be taken for.
constexpr LogRole by_precedence[] = {
    LogRole::customer, LogRole::date,     LogRole::end,    LogRole::order,   LogRole::quantity,
    LogRole::discount, LogRole::amount,   LogRole::price,  LogRole::product, LogRole::kind,
    LogRole::channel,  LogRole::currency, LogRole::status, LogRole::time};

bool is_measure_role(LogRole role) {
  return role == LogRole::amount || role == LogRole::quantity || role == LogRole::price ||
         role == LogRole::discount;
}

// What the sampled cells of a column are.
struct LogCells {
  std::size_t there = 0;   // cells
  std::size_t numbers = 0; // of them
  std::size_t times = 0;   // likewise
  std::size_t different = 0;
  bool is_whole = true;
  double largest = 0;
  bool tells_status = false; // words such as "cancelled", or yes and no
  bool is_currency = true;   // three letters
  bool is_yes_or_no = false;
  bool are_compact = true; // six letters, as in 930101
  DateOrderVotes dates = {};
};

LogCells look_at(const std::vector<const TextColumn*>& parts, const ColumnSchema& schema,
                 char decimal_point) {
  LogCells cells;
  ColumnSchema as_number = schema;
  as_number.kind = Kind::amount;
  const CellReader reader(as_number, decimal_point, {});
  std::unordered_map<std::string_view, std::size_t> counted;
  for (const TextColumn* part : parts)
    for (std::size_t i = 0; i < part->size(); ++i)
      if (const std::string_view cell = (*part)[i]; !cell.empty()) ++counted[cell];
  std::size_t yes_or_no = 0;
  for (const auto& [cell, times] : counted) {
    cells.there += times;
    if (const auto number = reader.read(cell)) {
      cells.is_whole = cells.is_whole && *number == std::floor(*number);
      cells.largest = std::max(cells.largest, std::abs(*number));
      cells.numbers += times;
    }
    cells.times += cell.find(':') != std::string_view::npos && time_of_day(cell) ? times : 0;
    cells.dates.add(cell, times);
    cells.are_compact = cells.are_compact && cell.size() == 6;
    yes_or_no += read_boolean(cell) ? 1 : 0;
    cells.tells_status = cells.tells_status || status_of(cell) != RowStatus::counts;
    cells.is_currency = cells.is_currency && (cell.size() == 3 || !currency_of(cell).empty());
  }
  cells.different = counted.size();
  cells.is_yes_or_no = yes_or_no == counted.size() && yes_or_no > 0;
  return cells;
}

bool are_mostly(std::size_t some, const LogCells& cells) {
  return some > 0 && some * 10 >= cells.there * 9;
}
bool are_numbers(const LogCells& cells) {
  return are_mostly(cells.numbers, cells);
}
bool are_dates(const LogCells& cells, const ColumnSchema& schema) {
  if (schema.kind == Kind::date) return true;
  return are_mostly(cells.dates.dates(), cells) && (!are_numbers(cells) || cells.are_compact);
}

// Days that are counted: a name that says so, and nothing else of time.
bool are_day_numbers(const LogCells& cells, const std::vector<std::string>& words) {
  static constexpr std::string_view day[] = {"day", "days", "date", "datum", "tag", "dia", "jour"};
  static constexpr std::string_view other[] = {"hour", "time", "id", "dow", "week", "month", "of"};
  const auto any = [&](const auto& list) {
    return std::ranges::any_of(words, [&](const std::string& word) {
      return std::ranges::find(list, word) != std::end(list);
    });
  };
  return are_numbers(cells) && cells.is_whole && cells.largest < 100'000 && cells.different > 31 &&
         any(day) && !any(other);
}

class LogInference {
 public:
  LogInference(Execution& execution, const Source& source) : source_(source) {
    const Schema inferred = source.infer();
    std::vector<std::size_t> all;
    for (std::size_t j = 0; j < inferred.columns.size(); ++j) {
      log_.columns.push_back({inferred.columns[j]});
      all.push_back(j);
      words_.push_back(words_of(inferred.columns[j].name));
    }
    ReadReport report;
    source.read_words(all, execution, report, sample_bytes,
                      [&](std::vector<Source::Words>&& pieces, double) {
                        look(pieces);
                        return false;
                      });
    if (cells_.empty()) cells_.resize(all.size());
  }

  void give(const GivenLogRoles& given) {
    std::map<LogRole, std::string> holders;
    for (const auto& [name, role] : given) {
      const auto j = log_.find(name);
      if (!j) fail_unknown(name);
      if (role != LogRole::other && !holders.emplace(role, name).second)
        throw UsageError(fmt::format("two columns are given as the {}: {} and {}", name_of(role),
                                     holders.at(role), name),
                         "give one");
      check_cells(*j, role);
      take(*j, role, "as given");
      given_.push_back(*j);
    }
  }

  void find() {
    for (const LogRole role : by_precedence) {
      if (log_.find(role)) continue;
      if (const auto best = best_for(role)) take(*best, role, "by its name");
    }
    if (!log_.find(LogRole::date)) take_only_date();
    if (!log_.find(LogRole::customer)) take_repeating_id();
    if (!log_.find(LogRole::customer)) take_address();
    settle_amount();
    require_customer_and_date();
    set_kinds();
  }

  LogSchema taken() && { return std::move(log_); }

 private:
  void look(const std::vector<Source::Words>& pieces) {
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      std::vector<const TextColumn*> parts;
      for (const Source::Words& piece : pieces) parts.push_back(&piece.columns[j]);
      cells_.push_back(look_at(parts, log_.columns[j].schema, source_.decimal_point()));
    }
  }

  void take(std::size_t j, LogRole role, std::string reason) {
    log_.columns[j].role = role;
    log_.columns[j].reason = std::move(reason);
  }

  bool is_free(std::size_t j) const {
    return log_.columns[j].role == LogRole::other && std::ranges::find(given_, j) == given_.end();
  }

  // Whether the cells may have the role, whatever the name says.
  bool may_be(std::size_t j, LogRole role) const {
    const LogCells& cells = cells_[j];
    const ColumnSchema& schema = log_.columns[j].schema;
    if (cells.there == 0) return role == LogRole::end;
    const bool date = are_dates(cells, schema);
    switch (role) {
    case LogRole::date:
      return date || are_day_numbers(cells, words_[j]);
    case LogRole::end:
      return date;
    case LogRole::time:
      return are_mostly(cells.times, cells) || names_hours(j);
    case LogRole::amount:
    case LogRole::price:
    case LogRole::quantity:
    case LogRole::discount:
      return are_numbers(cells) && !date;
    case LogRole::kind:
      return !date && cells.different <= most_levels_of_kind;
    case LogRole::channel:
      return !date && cells.different <= most_levels_of_kind;
    case LogRole::currency:
      return cells.is_currency;
    case LogRole::status: {
      const bool is_flag =
          cells.is_yes_or_no && status_of(log_.columns[j].schema.name) != RowStatus::counts;
      return (cells.tells_status || is_flag) && cells.different <= most_levels_of_kind;
    }
    case LogRole::order:
    case LogRole::product:
      return !date && (!are_numbers(cells) || cells.is_whole);
    case LogRole::customer:
      return !date;
    case LogRole::other:
      break;
    }
    return true;
  }

  // "1631", which no sign tells to be a time.
  bool names_hours(std::size_t j) const {
    return are_numbers(cells_[j]) && cells_[j].is_whole && cells_[j].largest < 2400;
  }

  // What says price more plainly than amount is the price of a piece.
  static int points_for(LogRole role, const std::vector<std::string>& words) {
    const int points = points_of_name(role, words);
    const bool is_price = role == LogRole::amount && points_of_name(LogRole::price, words) > points;
    return is_price ? 0 : points;
  }

  // The column whose name says it most plainly; of customers the one that repeats more, of others
  // the first.
  std::optional<std::size_t> best_for(LogRole role) const {
    std::optional<std::size_t> best;
    int most = 0;
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      if (!is_free(j) || !may_be(j, role)) continue;
      int points = points_for(role, words_[j]);
      if (role == LogRole::date && points > 0 && are_dates(cells_[j], log_.columns[j].schema))
        points += 100; // before days that are counted
      const bool repeats_more = best && role == LogRole::customer && points >= most - 2 &&
                                cells_[j].different < cells_[*best].different && points >= 14;
      if (points > most || (points > 0 && repeats_more)) {
        best = j;
        most = std::max(most, points);
      }
    }
    return best;
  }

  void take_only_date() {
    std::optional<std::size_t> only;
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      if (!is_free(j) || !are_dates(cells_[j], log_.columns[j].schema)) continue;
      if (only) return; // which of them, cannot be told
      only = j;
    }
    if (only) take(*only, LogRole::date, "the only column of dates");
  }

  // Ids that repeat, where no name tells of a person: the first of them.
  void take_repeating_id() {
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      const LogCells& cells = cells_[j];
      const bool is_id = is_free(j) && cells.is_whole && cells.different >= 10 &&
                         cells.different < cells.there && words_[j].size() <= 2 && names_id(j);
      if (!is_id) continue;
      take(j, LogRole::customer, "an id that repeats");
      return;
    }
  }
  // What people are reached by, or called, where nothing else tells them.
  void take_address() {
    static constexpr std::string_view addresses[] = {"email",   "mail",   "msisdn", "phone",
                                                     "telefon", "mobile", "cc",     "card"};
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      if (!is_free(j) || !may_be(j, LogRole::customer)) continue;
      const bool is_address = std::ranges::any_of(words_[j], [](const std::string& word) {
        return std::ranges::find(addresses, word) != std::end(addresses);
      });
      const bool is_name = names_a_person(words_[j]) && words_[j].back() == "name";
      if (!is_address && !is_name) continue;
      take(j, LogRole::customer, "since no column of ids tells the customer");
      return;
    }
  }
  bool names_id(std::size_t j) const {
    return std::ranges::find(words_[j], "id") != words_[j].end();
  }

  // What is called a price is the amount where nothing else is, and no quantity.
  void settle_amount() {
    const auto price = log_.find(LogRole::price);
    const bool lacks = !log_.find(LogRole::amount) && !log_.find(LogRole::quantity);
    if (price && lacks && std::ranges::find(given_, *price) == given_.end())
      take(*price, LogRole::amount, "a price without a quantity");
  }

  void require_customer_and_date() const {
    std::vector<std::string> names;
    for (const LogColumn& column : log_.columns) names.push_back(column.schema.name);
    if (!log_.find(LogRole::customer))
      throw DataError(Place{source_.name()},
                      fmt::format("no column tells the customer; there are {}", listed(names)),
                      "name it: --customer COLUMN");
    if (!log_.find(LogRole::date))
      throw DataError(
          Place{source_.name()},
          fmt::format("no column tells the day of a purchase; there are {}", listed(names)),
          "name it: --date COLUMN");
  }

  // How the cells of each role are read.
  void set_kinds() {
    for (std::size_t j = 0; j < log_.columns.size(); ++j) {
      LogColumn& column = log_.columns[j];
      if (is_measure_role(column.role)) column.schema.kind = Kind::amount;
      column.is_number = are_numbers(cells_[j]) || column.role == LogRole::end;
      const bool is_day = column.role == LogRole::date || column.role == LogRole::end;
      if (!is_day) continue;
      const bool is_date = are_dates(cells_[j], column.schema);
      if (column.schema.kind != Kind::date) {
        column.schema.date_order = cells_[j].dates.best();
        column.schema.order_is_open = cells_[j].dates.is_open();
      }
      column.schema.kind = is_date ? Kind::date : Kind::count;
    }
  }

  void check_cells(std::size_t j, LogRole role) const {
    const std::string& name = log_.columns[j].schema.name;
    const bool is_day = role == LogRole::date || role == LogRole::end;
    const bool is_counted = role == LogRole::date && are_numbers(cells_[j]) && cells_[j].is_whole &&
                            cells_[j].largest < 100'000;
    if (is_day && !may_be(j, role) && !is_counted)
      throw UsageError(fmt::format("the column '{}' is given as the {}, and its cells are no days",
                                   name, name_of(role)),
                       "name another column");
    if (is_measure_role(role) && !are_numbers(cells_[j]))
      throw UsageError(
          fmt::format("the column '{}' is given as the {}, and its cells are no numbers", name,
                      name_of(role)),
          "name another column");
  }

  [[noreturn]] void fail_unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const LogColumn& column : log_.columns) names.push_back(column.schema.name);
    throw UsageError(Place{source_.name()},
                     fmt::format("has no column '{}'{}", name, did_you_mean(name, names)),
                     fmt::format("name one of {}", listed(names)));
  }

  const Source& source_;
  LogSchema log_;
  std::vector<std::vector<std::string>> words_; // of the names
  std::vector<LogCells> cells_;
  std::vector<std::size_t> given_;
};

} // namespace

LogSchema infer_log(Execution& execution, const Source& source, const GivenLogRoles& given) {
  LogInference inference(execution, source);
  inference.give(given);
  inference.find();
  return std::move(inference).taken();
}

} // namespace ilk
