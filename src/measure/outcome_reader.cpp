#include "measure/outcome_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "ilk/error.h"
#include "measure/outcome_columns.h"

namespace ilk {
namespace {

constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_told = 5;
constexpr double most_bad = 0.1; // share of the rows

// Where the columns that were asked for stand in the table that was read.
struct ReadColumns {
  std::optional<std::size_t> date, response, amount, before;
};

ReadColumns places_in(const Table& table, const Source& source, const OutcomeColumns& columns) {
  const auto place = [&](std::optional<std::size_t> column) -> std::optional<std::size_t> {
    if (!column) return std::nullopt;
    const auto found =
        std::ranges::find(table.attributes, source.columns()[*column], &ColumnSchema::name);
    return static_cast<std::size_t>(found - table.attributes.begin());
  };
  return {place(columns.date), place(columns.response), place(columns.amount),
          place(columns.before)};
}

// Sums rows up by customer.
class OutcomeSums {
 public:
  OutcomeSums(const Source& source, const CampaignArms& arms, const OutcomeOptions& options,
              const OutcomeColumns& columns, Outcomes& outcomes)
      : source_(source), arms_(arms), options_(options), outcomes_(outcomes),
        seen_(arms.ids.size()) {
    const auto prepare = [&](bool is_told, std::vector<double>& values) {
      if (is_told) values.assign(arms.ids.size(), no_figure);
    };
    is_split_ = options.start && columns.date && columns.amount && !columns.before;
    prepare(columns.response.has_value(), outcomes.response);
    prepare(columns.amount.has_value(), outcomes.amount);
    prepare(columns.before.has_value() || is_split_, outcomes.before);
    refuses_ = options.repeated == Repeated::refuse ||
               (options.repeated == Repeated::automatic && !columns.date);
    outcomes.added_up = !refuses_ && options.repeated != Repeated::first;
  }

  void add(const Table& table, std::size_t row, const ReadColumns& columns) {
    const std::string id(table.ids[row]);
    if (id.empty()) return tell(outcomes_.without_id, table, row);
    auto found = arms_.by_id.find(id);
    if (found == arms_.by_id.end()) found = arms_.by_id.find(without_guards(id));
    if (found == arms_.by_id.end()) return tell(outcomes_.unlisted, table, row);
    const std::uint32_t customer = found->second;
    const bool is_before = lies_before(table, row, columns);
    if (is_before && !is_split_) return void(++outcomes_.outside);
    if (lies_behind(table, row, columns)) return void(++outcomes_.outside);
    if (seen_[customer]) {
      tell(outcomes_.repeated, table, row);
      if (refuses_)
        throw DataError(source_.place_of(table.origins[row]),
                        "tells of a customer of whom another row tells, and no date says that both "
                        "are to be added up",
                        "give one row per customer, or say what to do: --repeated add or first");
      if (options_.repeated == Repeated::first) return;
    }
    seen_[customer] = true;
    const auto value = [&](std::optional<std::size_t> column) {
      return column ? table.number(row, *column) : no_figure;
    };
    if (is_before) return add_to(outcomes_.before, customer, value(columns.amount));
    add_to(outcomes_.amount, customer, value(columns.amount));
    add_to(outcomes_.before, customer, value(columns.before));
    const double answer = value(columns.response);
    if (columns.response && !std::isnan(answer)) {
      double& response = outcomes_.response[customer];
      response = answer > 0 ? 1 : std::isnan(response) ? 0 : response;
    }
  }

  // Whoever has no row, and of amounts summed up by day, no row after the start or before it.
  void finish() {
    outcomes_.absent = static_cast<std::uint64_t>(std::ranges::count(seen_, false));
    if (outcomes_.absent == seen_.size())
      throw DataError(Place{source_.name()}, "tells of no customer on a list of the plan",
                      "give the column that has the ids of the lists behind --id, and rows of the "
                      "days of the campaign");
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      const bool is_none = options_.absent_is_none && (!seen_[i] || is_split_);
      if (!is_none) continue;
      for (std::vector<double>* values : {&outcomes_.response, &outcomes_.amount})
        if (!values->empty() && std::isnan((*values)[i])) (*values)[i] = 0;
      if (is_split_ && std::isnan(outcomes_.before[i])) outcomes_.before[i] = 0;
    }
  }

 private:
  bool lies_before(const Table& table, std::size_t row, const ReadColumns& columns) const {
    return options_.start && columns.date &&
           !(table.values.at(row, *columns.date) >= *options_.start);
  }

  bool lies_behind(const Table& table, std::size_t row, const ReadColumns& columns) const {
    return options_.end && columns.date && !(table.values.at(row, *columns.date) <= *options_.end);
  }

  static void add_to(std::vector<double>& values, std::size_t customer, double value) {
    if (values.empty() || std::isnan(value)) return;
    double& sum = values[customer];
    sum = std::isnan(sum) ? value : sum + value;
  }

  void tell(ToldRows& told, const Table& table, std::size_t row) const {
    if (++told.count > most_told) return;
    told.first.push_back(source_.place_of(table.origins[row]));
    told.ids.emplace_back(table.ids[row]);
  }

  const Source& source_;
  const CampaignArms& arms_;
  const OutcomeOptions& options_;
  Outcomes& outcomes_;
  std::vector<bool> seen_;
  bool is_split_ = false; ///< by the first day, into what was before and what came after
  bool refuses_ = false;
};

// Without a column that says who responded, whoever has an amount; nothing where everybody has, or
// nobody.
void respond_by_amount(Outcomes& outcomes) {
  if (!outcomes.response.empty() || outcomes.amount.empty()) return;
  const auto none = std::ranges::count(outcomes.amount, 0.0);
  const auto some = std::ranges::count_if(outcomes.amount, [](double value) { return value > 0; });
  if (none == 0 || some == 0) return;
  outcomes.response = outcomes.amount;
  for (double& value : outcomes.response)
    if (!std::isnan(value)) value = value > 0 ? 1 : 0;
}

void check_outcome_rows(const Source& source, const ReadReport& report) {
  const auto all = static_cast<double>(report.rows + report.bad_rows);
  if (static_cast<double>(report.bad_rows) <= most_bad * all) return;
  const BadRow& first = report.first.front();
  throw DataError(Place{source.name(), first.line, first.column}, without_cell(first.what),
                  fmt::format("{} of {} rows cannot be read; mend them, or name other columns",
                              report.bad_rows, report.rows + report.bad_rows));
}

void require_dates(const Source& source, const OutcomeColumns& columns,
                   const OutcomeOptions& options) {
  if (columns.date || !(options.start || options.end)) return;
  throw UsageError(Place{source.name()}, "has no column of days, and days were asked for",
                   "name the column behind --date, or leave out --start and --end");
}

} // namespace

Outcomes read_outcomes(Execution& execution, const Source& source, const CampaignArms& arms,
                       const OutcomeOptions& options) {
  const std::string id_name = arms.plan.id_name.empty() ? "row" : arms.plan.id_name;
  const Schema inferred = source.infer();
  const OutcomeColumns columns = find_outcome_columns(source, inferred, id_name, options);
  require_dates(source, columns, options);
  const Schema schema = schema_of_outcomes(inferred, columns);
  Outcomes outcomes;
  const auto name_of_column = [&](std::optional<std::size_t> column) {
    return column ? source.columns()[*column] : std::string();
  };
  outcomes.file = source.name();
  outcomes.id_column = source.columns()[columns.id];
  outcomes.date_column = name_of_column(columns.date);
  outcomes.response_column = name_of_column(columns.response);
  outcomes.amount_column = name_of_column(columns.amount);
  outcomes.before_column = name_of_column(columns.before);
  outcomes.absent_is_none = options.absent_is_none;
  ReadReport report;
  const Table table = source.read(schema, execution, report);
  check_outcome_rows(source, report);
  outcomes.rows = report.rows;
  outcomes.bad_rows = report.bad_rows;
  const ReadColumns read = places_in(table, source, columns);
  OutcomeSums sums(source, arms, options, columns, outcomes);
  for (const std::uint32_t row : table.in_source_order()) sums.add(table, row, read);
  sums.finish();
  respond_by_amount(outcomes);
  return outcomes;
}

} // namespace ilk
