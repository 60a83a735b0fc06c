// Simulated holders of credit cards: a table of any size with the columns of
// CC_GENERAL.csv, its identities and nearly its marginals, and with known
// segments, so that everything that looks for segments can be held to a truth.
// docs/simulation.md says how near it comes and what it leaves out.
//
// All functions are pure and safe to call from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ilk::simulate {

/// One row of the table. Amounts are in currency units and never negative,
/// frequencies are whole numbers of months divided by the tenure, in [0, 1].
struct CardHolder {
  double balance = 0; ///< mean over the months
  double balance_frequency = 0;
  double purchases = 0; ///< one-off plus instalments, to the cent
  double oneoff_purchases = 0;
  double installments_purchases = 0;
  double cash_advance = 0;
  double purchases_frequency = 0;
  double oneoff_purchases_frequency = 0;
  double purchases_installments_frequency = 0;
  double cash_advance_frequency = 0;
  std::uint32_t cash_advance_trx = 0;
  std::uint32_t purchases_trx = 0;
  std::optional<double> credit_limit;
  double payments = 0;
  std::optional<double> minimum_payments; ///< missing when nothing was paid or due
  double prc_full_payment = 0;
  std::uint32_t tenure = 0;    ///< months, 6 to 12
  std::uint32_t archetype = 0; ///< index into credit_card_archetypes()
};

/// Names of the archetypes, in the order of the labels.
std::span<const std::string_view> credit_card_archetypes();

/// Row `row` of the table: a function of (seed, row) alone. Requires row < 2^32.
CardHolder simulate_card_holder(std::uint64_t seed, std::uint64_t row);

/// The header line, with the column names of CC_GENERAL.csv in their order.
/// `truth` adds a last column, ARCHETYPE.
std::string credit_card_csv_header(bool truth);

/// Rows [first, first + count) as lines of CSV. The customer of row i is
/// C(10001 + i), a missing value is an empty cell, and with `truth` the last
/// cell is the archetype's name. Requires first + count <= 2^32. O(count).
std::string credit_card_csv_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count,
                                 bool truth);

} // namespace ilk::simulate
