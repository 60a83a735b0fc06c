#include "words/log_words.h"

#include <algorithm>

#include <fmt/format.h>

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
  add(counts.bad, "a cell is not what its column holds");
  add(counts.no_customer, fmt::format("no customer in {}", column(LogRole::customer)));
  add(counts.no_day, fmt::format("no day in {}", column(LogRole::date)));
  add(counts.cancelled, fmt::format("cancelled, by {}", column(LogRole::status)));
  add(counts.other_currency, "in another currency");
  add(counts.late, "after the window");
}

void add_returns(const LogSummary& log, std::vector<std::string>& lines) {
  if (log.has_outflows)
    lines.emplace_back("many amounts are negative: they are taken for money that goes out, not for "
                       "returns");
  if (log.returned == 0) return;
  std::string line = fmt::format("{} {} returns", rows_words(log.returned),
                                 log.returned == 1 ? "is one of" : "are");
  if (log.undone > 0)
    line += fmt::format("; {} of them undo{} a purchase of the log, which then does not count",
                        figure::count(log.undone).text, log.undone == 1 ? "es" : "");
  if (log.returned > log.undone)
    line += fmt::format("; {}lower{} what the customer spent",
                        log.undone > 0 ? "the others " : "they ", "");
  lines.push_back(std::move(line));
}

void add_cautions(const LogSummary& log, std::vector<std::string>& lines) {
  if (log.copies > 0)
    lines.push_back(fmt::format("{}{} {} an earlier one in every column that was read: they count; "
                                "take them out where they "
                                "are mistakes",
                                log.copies_are_estimated ? "about " : "", rows_words(log.copies),
                                log.copies == 1 ? "equals" : "equal"));
  if (log.spelt_otherwise > 0)
    lines.push_back(
        fmt::format("{} {} an id that differs from another's in spelling only, as '{}': "
                    "they count as different customers",
                    counted(log.spelt_otherwise, "customer"),
                    log.spelt_otherwise == 1 ? "has" : "have", one_line(log.spelt_example)));
  if (log.without_amount > 0)
    lines.push_back(fmt::format("{} {} no amount, and count as purchases of nothing",
                                rows_words(log.without_amount),
                                log.without_amount == 1 ? "has" : "have"));
  if (log.without_purchase > 0)
    lines.push_back(fmt::format(
        "{} of the log {} no purchase in the window, and {} not in the table",
        counted(log.without_purchase, "customer"), log.without_purchase == 1 ? "has" : "have",
        log.without_purchase == 1 ? "is" : "are"));
  if (log.stragglers > 0)
    lines.push_back(
        fmt::format("{} {} a year or more behind all others; where these dates are wrong, "
                    "give --until, since the window ends with them",
                    rows_words(log.stragglers), log.stragglers == 1 ? "lies" : "lie"));
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
      "{} from {} to {} were made into {}", rows_words(log.used), iso_date(window.from()),
      iso_date(window.until()), counted(log.customers, "customer"))};
  if (!log.currency.empty()) lines.back() += fmt::format("; amounts are in {}", log.currency);
  if (log.early > 0)
    lines.push_back(fmt::format("{} before the window tell{} only since when a customer has bought",
                                rows_words(log.early), log.early == 1 ? "s" : ""));
  add_left_out(log.counts, log.log, lines);
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
  if (!expected.check) return lines;
  const HoldoutCheck& check = *expected.check;
  const RuleComparison& rules = expected.with_amounts ? check.value : check.purchases;
  lines.push_back(fmt::format(
      "checked: fitted to what came until {}, it foretold {} purchases of the customers known then "
      "for the rest of the log, where there were {}",
      iso_date(expected.cut), figure::number(check.predicted_purchases).text,
      figure::number(check.actual_purchases).text));
  lines.push_back(fmt::format(
      "it ranks them by what they {} with {} (1 is the best order, 0 none), how often they bought "
      "before ranks them with {}; {}",
      expected.with_amounts ? "spent" : "bought", figure::decimal(rules.model.ranking, 2).text,
      figure::decimal(rules.as_before.ranking, 2).text,
      rules.model_is_better() ? "it errs less than both simple rules that were tried"
                              : "a simple rule does as well or better: rely on what was bought "
                                "before, not on this model"));
  return lines;
}

} // namespace ilk
