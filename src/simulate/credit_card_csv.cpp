// The simulated table as CSV text.
#include <iterator>

#include <fmt/format.h>

#include "simulate/credit_card.h"
#include "simulate/csv_cell.h"

namespace ilk::simulate {
namespace {

void append(std::string& line, double value) {
  append_millionths(line, millionths(value));
}

void append(std::string& line, std::uint32_t value) {
  fmt::format_to(std::back_inserter(line), FMT_STRING(",{}"), value);
}

void append(std::string& line, const std::optional<double>& value) {
  if (value)
    append(line, *value);
  else
    line += ',';
}

void append(std::string& line, const CardHolder& holder) {
  append(line, holder.balance);
  append(line, holder.balance_frequency);
  append(line, holder.purchases);
  append(line, holder.oneoff_purchases);
  append(line, holder.installments_purchases);
  append(line, holder.cash_advance);
  append(line, holder.purchases_frequency);
  append(line, holder.oneoff_purchases_frequency);
  append(line, holder.purchases_installments_frequency);
  append(line, holder.cash_advance_frequency);
  append(line, holder.cash_advance_trx);
  append(line, holder.purchases_trx);
  append(line, holder.credit_limit);
  append(line, holder.payments);
  append(line, holder.minimum_payments);
  append(line, holder.prc_full_payment);
  append(line, holder.tenure);
}

} // namespace

std::string credit_card_csv_header(bool truth) {
  std::string header = "CUST_ID,BALANCE,BALANCE_FREQUENCY,PURCHASES,ONEOFF_PURCHASES,"
                       "INSTALLMENTS_PURCHASES,CASH_ADVANCE,PURCHASES_FREQUENCY,"
                       "ONEOFF_PURCHASES_FREQUENCY,PURCHASES_INSTALLMENTS_FREQUENCY,"
                       "CASH_ADVANCE_FREQUENCY,CASH_ADVANCE_TRX,PURCHASES_TRX,CREDIT_LIMIT,"
                       "PAYMENTS,MINIMUM_PAYMENTS,PRC_FULL_PAYMENT,TENURE";
  if (truth) header += ",ARCHETYPE";
  return header + '\n';
}

std::string credit_card_csv_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count,
                                 bool truth) {
  std::string rows;
  rows.reserve(count * 160);
  for (std::uint64_t row = first; row < first + count; ++row) {
    const CardHolder holder = simulate_card_holder(seed, row);
    append_customer_id(rows, row);
    append(rows, holder);
    if (truth) {
      rows += ',';
      rows += credit_card_archetypes()[holder.archetype];
    }
    rows += '\n';
  }
  return rows;
}

} // namespace ilk::simulate
