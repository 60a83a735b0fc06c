#include "words/log_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/listed.h"
#include "base/one_line.h"
#include "table/iso_date.h"
#include "words/counted.h"

namespace ilk {
namespace {

std::string rows_words(std::uint64_t rows) {
  return counted(rows, "row");
}

std::string_view were(std::uint64_t count) {
  return count == 1 ? "was" : "were";
}

void add_left_out(const LogCounts& counts, const LogSchema& log, std::vector<std::string>& lines) {
  const auto add = [&](std::uint64_t rows, const std::string& why) {
    if (rows > 0)
      lines.push_back(fmt::format("{} {} left out: {}", rows_words(rows), were(rows), why));
  };
  const auto column = [&](LogRole role) {
    const auto found = log.find(role);
    return found ? one_line(log.columns[*found].schema.name) : std::string(name_of(role));
  };
  add(counts.unfit, "another number of fields than the header has");
  add(counts.bad, "a cell is not what its column holds");
  add(counts.no_customer, fmt::format("no customer in {}", column(LogRole::customer)));
  add(counts.no_day, fmt::format("no day in {}", column(LogRole::date)));
  add(counts.far_day,
      "their days lie a year or more from nearly all others; give --from and --until "
      "to count them");
  add(counts.cancelled, fmt::format("cancelled, by {}", column(LogRole::status)));
  add(counts.other_currency, "in another currency");
  add(counts.late, "after the window");
}

void add_status(const LogSummary& log, std::vector<std::string>& lines) {
  constexpr std::size_t most_words = 12;
  if (log.status.empty()) return;
  std::string counts, cancelled, returned;
  for (std::size_t i = 0; i < std::min(most_words, log.status.size()); ++i) {
    const StatusWord& each = log.status[i];
    std::string& list = each.status == RowStatus::counts      ? counts
                        : each.status == RowStatus::cancelled ? cancelled
                                                              : returned;
    list += fmt::format("{}'{}'", list.empty() ? "" : ", ", one_line(each.word));
  }
  std::string line = "the status was read so:";
  if (!counts.empty()) line += fmt::format(" {} counts;", counts);
  if (!cancelled.empty()) line += fmt::format(" {} is left out;", cancelled);
  if (!returned.empty()) line += fmt::format(" {} went back;", returned);
  line.pop_back(); // the last sign
  lines.push_back(std::move(line));
}

void add_returns(const LogSummary& log, std::vector<std::string>& lines) {
  if (log.has_outflows)
    lines.emplace_back("many amounts are negative: they are taken for money that goes out; where "
                       "they are returns, add --negative returned");
  if (log.returned == 0 || log.has_outflows) return;
  std::string line = fmt::format("{} {}", rows_words(log.returned),
                                 log.returned == 1 ? "is a return" : "are returns");
  if (log.undone > 0)
    line += fmt::format("; {} {} a purchase of the log, which then does not count",
                        log.undone == log.returned
                            ? log.undone == 1 ? std::string("it") : std::string("all of them")
                            : figure::count(log.undone).text + " of them",
                        log.undone == 1 ? "undoes" : "undo");
  lines.push_back(std::move(line));
}

void add_cautions(const LogSummary& log, std::vector<std::string>& lines) {
  const auto date = log.log.find(LogRole::date);
  if (!log.has_amount)
    lines.emplace_back(
        "no column tells an amount, so nothing is known of money; where there is one, "
        "name it: --amount COLUMN");
  if (log.is_gross)
    lines.emplace_back(
        "amounts are price times quantity, from which the discount is not taken off; "
        "where that is wrong, give a column of amounts: --amount COLUMN");
  if (log.days_are_counted)
    lines.emplace_back("days are numbers, not dates: weekends and seasons are left out");
  if (date && log.log.columns[*date].schema.order_is_open)
    lines.push_back(fmt::format(
        "no cell of {} tells whether day or month comes first: they were read with the {} first; "
        "date_order under [columns] of a description says it",
        one_line(log.log.columns[*date].schema.name),
        log.log.columns[*date].schema.date_order == DateOrder::month_first ? "month" : "day"));
  if (log.holds_both_ways)
    lines.emplace_back(
        "rows tell of money in and of money out without a sign, and all are added up: "
        "keep one of them by --only COLUMN=WORD, or give the other negative amounts");
  if (log.log.find(LogRole::end))
    lines.emplace_back(
        "rows are contracts with an end, so it is told how long customers stay, and no "
        "purchases are foretold");
  if (log.copies > 0)
    lines.push_back(fmt::format("{}{} {} an earlier one in every column that was read, and {}; "
                                "take them out where they are "
                                "mistakes",
                                log.copies_are_estimated ? "about " : "", rows_words(log.copies),
                                log.copies == 1 ? "equals" : "equal",
                                log.copies == 1 ? "counts" : "count"));
  if (log.spelt_otherwise > 0)
    lines.push_back(fmt::format(
        "{} {} an id that differs from another's in spelling only: they count as different "
        "customers",
        counted(log.spelt_otherwise, "customer"), log.spelt_otherwise == 1 ? "has" : "have"));
  if (log.without_amount > 0)
    lines.push_back(fmt::format(
        "{} {} no amount, and {} as purchases of nothing", rows_words(log.without_amount),
        log.without_amount == 1 ? "has" : "have", log.without_amount == 1 ? "counts" : "count"));
  if (log.without_purchase > 0)
    lines.push_back(fmt::format(
        "{} of the log {} no purchase in the window, and {} not in the table",
        counted(log.without_purchase, "customer"), log.without_purchase == 1 ? "has" : "have",
        log.without_purchase == 1 ? "is" : "are"));
}

std::string day_words(Day day, bool is_counted) {
  return is_counted ? fmt::format("day {}", day) : iso_date(day);
}

} // namespace

std::vector<std::string> log_role_lines(const LogSchema& log) {
  std::size_t widest = 0;
  for (const LogColumn& column : log.columns)
    if (column.role != LogRole::other)
      widest = std::max(widest, one_line(column.schema.name).size());
  std::vector<std::string> lines{"The columns of the log were taken for"};
  std::string others;
  for (const LogColumn& column : log.columns) {
    const std::string name = one_line(column.schema.name);
    if (column.role == LogRole::other)
      others += (others.empty() ? "" : ", ") + name;
    else
      lines.push_back(fmt::format("  {:<{}}  {}{}", name, widest, name_of(column.role),
                                  column.reason == "by its name" ? "" : ", " + column.reason));
  }
  if (!others.empty()) lines.push_back("  not used: " + others);
  lines.emplace_back(
      "Where one is wrong, say so: --customer COLUMN, --date COLUMN, --amount COLUMN and so on.");
  return lines;
}

std::vector<std::string> log_lines(const LogSummary& log) {
  const Window& window = log.window;
  std::vector<std::string> lines{fmt::format(
      "{} from {} to {} were made into {}", rows_words(log.used),
      day_words(window.from(), log.days_are_counted),
      day_words(window.until(), log.days_are_counted), counted(log.customers, "customer"))};
  if (!log.currency.empty()) lines.back() += fmt::format("; amounts are in {}", log.currency);
  if (log.early > 0)
    lines.push_back(fmt::format("{} before the window tell{} only since when a customer has bought",
                                rows_words(log.early), log.early == 1 ? "s" : ""));
  add_left_out(log.counts, log.log, lines);
  if (log.counts.not_asked_for > 0)
    lines.push_back(
        fmt::format("{} {} left out, since only those count whose {} is {}; --only says "
                    "it otherwise",
                    rows_words(log.counts.not_asked_for), were(log.counts.not_asked_for),
                    one_line(log.only.column), one_line(listed(log.only.words))));
  add_status(log, lines);
  add_returns(log, lines);
  add_cautions(log, lines);
  return lines;
}

namespace {

// "r 0.243, alpha 30.9, a 0.793, b 2.43".
std::string parameter_words(const ExpectedValueSummary& expected) {
  std::string words;
  for (const BuyingParameter& each : expected.parameters)
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", each.name,
                         figure::number(each.value).text);
  return words;
}

} // namespace

std::vector<std::string> expected_lines(const ExpectedValueSummary& expected) {
  if (!expected.reason.empty())
    return {fmt::format("no purchases are foretold: {}", expected.reason)};
  std::vector<std::string> lines{
      fmt::format("purchases of the next {} days are foretold by the {} model ({}, in days){}",
                  expected.horizon_days, expected.model, parameter_words(expected),
                  expected.converged ? "" : ", whose fit did not settle: do not rely on it")};
  if (std::ranges::any_of(expected.parameters, [](const auto& each) { return each.value > 1e4; }))
    lines.emplace_back(
        "the model is at the edge of what it can tell: customers hardly differ in how "
        "often they buy, or hardly ever leave");
  if (!expected.check) return lines;
  const HoldoutCheck& check = *expected.check;
  const RuleComparison& rules = expected.with_amounts ? check.value : check.purchases;
  lines.push_back(fmt::format(
      "checked: fitted to what came until {}, it foretold {} purchases of the customers known then "
      "for the rest of the log, where there were {}",
      day_words(expected.cut, expected.days_are_counted),
      figure::number(check.predicted_purchases).text, figure::number(check.actual_purchases).text));
  lines.push_back(fmt::format(
      "put in the order of what the model expects, these customers come near the order of what "
      "they "
      "{} after: {}, where 1 is that very order and 0 is chance; in the order of how often they "
      "bought before: {}. {}",
      expected.with_amounts ? "spent" : "bought", figure::decimal(rules.model.ranking, 2).text,
      figure::decimal(rules.as_before.ranking, 2).text,
      rules.model_is_better()
          ? "Its errors are smaller than those of both simple rules that were tried"
          : "A simple rule does as well or better: rely on what was bought before"));
  return lines;
}

} // namespace ilk
