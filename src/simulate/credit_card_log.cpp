#include "simulate/credit_card_log.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "simulate/apportion.h"
#include "simulate/card_account.h"
#include "simulate/csv_cell.h"
#include "simulate/draws.h"
#include "simulate/months.h"

namespace ilk::simulate {
namespace {

// In the order of EventKind.
constexpr std::array<std::string_view, 8> event_names = {
    "one-off purchase", "instalment",  "cash advance", "payment",
    "payment in full",  "minimum due", "statement",    "balance"};

struct LogLine {
  std::uint32_t month = 0; // 1 to 12
  std::uint32_t day = 0;
  std::string_view kind = {};
  std::uint64_t millionths = 0;
};

// The days have numbers of their own, so that the table does not depend on them.
class Calendar {
 public:
  Calendar(std::uint64_t seed, std::uint64_t row, std::uint32_t tenure)
      : random_(own_numbers(seed, row, Part::account_days)), first_month_(13 - tenure),
        instalment_day_(1 + day_below(18)), statement_day_(20 + day_below(4)) {}

  std::uint32_t first_month() const { return first_month_; }
  std::uint32_t month(const AccountEvent& event) const { return first_month_ + event.month; }

  // In the order in which a month is lived through: what is bought, paid early, on the statement,
  // paid for.
  std::uint32_t day(const AccountEvent& event, bool after_statement) {
    switch (event.kind) {
    case EventKind::instalment:
      return instalment_day_;
    case EventKind::oneoff_purchase:
    case EventKind::cash_advance:
      return 1 + day_below(statement_day_ - 2);
    case EventKind::payment:
    case EventKind::payment_in_full:
      return after_statement ? statement_day_ + 1 + day_below(5) : statement_day_ - 1;
    case EventKind::minimum_due:
    case EventKind::statement:
      return statement_day_;
    case EventKind::balance:
      break;
    }
    constexpr std::array<std::uint32_t, 13> last_days = {0,  31, 29, 31, 30, 31, 30,
                                                         31, 31, 30, 31, 30, 31};
    return last_days[month(event)];
  }

 private:
  std::uint32_t day_below(std::uint32_t count) {
    return static_cast<std::uint32_t>(random_.below(count));
  }

  RandomSequence random_;
  std::uint32_t first_month_;
  std::uint32_t instalment_day_;
  std::uint32_t statement_day_;
};

// The amounts of the events as they are written, in their order.
class WrittenAmounts {
 public:
  WrittenAmounts(const AccountTotals& totals, const CardHolder& holder)
      : cash_(totals.cash, millionths(holder.cash_advance)),
        payments_(totals.payments, millionths(holder.payments)),
        minimum_due_(totals.minimum_due, millionths(holder.minimum_payments.value_or(0))),
        balance_(totals.balance, holder.tenure * millionths(holder.balance)) {}

  std::uint64_t next(const AccountEvent& event) {
    switch (event.kind) {
    case EventKind::cash_advance:
      return cash_.next(event.amount);
    case EventKind::payment:
    case EventKind::payment_in_full:
      return payments_.next(event.amount);
    case EventKind::minimum_due:
      return minimum_due_.next(event.amount);
    case EventKind::balance:
      return balance_.next(event.amount);
    case EventKind::oneoff_purchase:
    case EventKind::instalment:
    case EventKind::statement:
      break;
    }
    return millionths(event.amount);
  }

 private:
  Apportion cash_, payments_, minimum_due_, balance_;
};

std::vector<LogLine> lines_of_account(std::uint64_t seed, std::uint64_t row) {
  CardAccount account = open_card_account(seed, row);
  std::vector<AccountEvent> events;
  AccountTotals totals;
  simulate_months(account.customer, account.random, [&](const AccountEvent& event) {
    events.push_back(event);
    totals.add(event);
  });
  const CardHolder holder = card_holder(account, totals);

  Calendar calendar(seed, row, holder.tenure);
  WrittenAmounts amounts(totals, holder);
  std::vector<LogLine> lines;
  if (holder.credit_limit)
    lines.push_back({calendar.first_month(), 1, "limit", millionths(*holder.credit_limit)});
  EventKind before = EventKind::balance;
  for (const AccountEvent& event : events) {
    const bool after_statement = before == EventKind::minimum_due;
    before = event.kind;
    const std::uint64_t amount = amounts.next(event);
    if (event.kind == EventKind::minimum_due && !holder.minimum_payments) continue;
    lines.push_back({calendar.month(event), calendar.day(event, after_statement),
                     event_names[static_cast<std::size_t>(event.kind)], amount});
  }
  std::stable_sort(lines.begin(), lines.end(), [](const LogLine& a, const LogLine& b) {
    return a.month != b.month ? a.month < b.month : a.day < b.day;
  });
  return lines;
}

} // namespace

std::string credit_card_log_header() {
  return "CUST_ID,DATE,KIND,AMOUNT\n";
}

std::string credit_card_log_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count) {
  std::string text;
  text.reserve(count * 60 * 40);
  for (std::uint64_t row = first; row < first + count; ++row)
    for (const LogLine& line : lines_of_account(seed, row)) {
      append_customer_id(text, row);
      fmt::format_to(std::back_inserter(text), FMT_STRING(",2024-{:02}-{:02},{}"), line.month,
                     line.day, line.kind);
      append_millionths(text, line.millionths);
      text += '\n';
    }
  return text;
}

} // namespace ilk::simulate
