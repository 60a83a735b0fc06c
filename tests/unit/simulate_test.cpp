// The simulated table: it keeps the identities of CC_GENERAL.csv, comes near its
// marginals, and is the same for everybody.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/execution.h"
#include "simulate/archetypes.h"
#include "simulate/credit_card.h"
#include "support/effort.h"

namespace ilk::simulate {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<CardHolder> simulate(std::uint64_t seed, std::uint64_t rows) {
  std::vector<CardHolder> holders;
  for (std::uint64_t row = 0; row < rows; ++row) holders.push_back(simulate_card_holder(seed, row));
  return holders;
}

enum class Measure { amount, count, frequency };

/// What the 8,950 rows of CC_GENERAL.csv say of one column.
struct RealColumn {
  std::string_view name;
  Measure measure;
  std::array<double, 3> quantiles; // at 10, 50 and 90 %, by linear interpolation
  double zeros;                    // share of the rows
};

constexpr std::array<RealColumn, 17> real_columns = {{
    {"BALANCE", Measure::amount, {23.575529, 873.385231, 4338.563657}, 0.009},
    {"BALANCE_FREQUENCY", Measure::frequency, {0.454545, 1, 1}, 0.009},
    {"PURCHASES", Measure::amount, {0, 361.28, 2542.624}, 0.228},
    {"ONEOFF_PURCHASES", Measure::amount, {0, 38, 1600.099}, 0.481},
    {"INSTALLMENTS_PURCHASES", Measure::amount, {0, 89, 1140.07}, 0.438},
    {"CASH_ADVANCE", Measure::amount, {0, 0, 3065.53456}, 0.517},
    {"PURCHASES_FREQUENCY", Measure::frequency, {0, 0.5, 1}, 0.228},
    {"ONEOFF_PURCHASES_FREQUENCY", Measure::frequency, {0, 0.083333, 0.75}, 0.481},
    {"PURCHASES_INSTALLMENTS_FREQUENCY", Measure::frequency, {0, 0.166667, 1}, 0.437},
    {"CASH_ADVANCE_FREQUENCY", Measure::frequency, {0, 0, 0.416667}, 0.517},
    {"CASH_ADVANCE_TRX", Measure::count, {0, 0, 10}, 0.517},
    {"PURCHASES_TRX", Measure::count, {0, 7, 37}, 0.228},
    {"CREDIT_LIMIT", Measure::amount, {1200, 3000, 9500}, 0},
    {"PAYMENTS", Measure::amount, {179.617069, 856.901546, 3923.906642}, 0.027},
    {"MINIMUM_PAYMENTS", Measure::amount, {106.034864, 312.343947, 1780.651744}, 0},
    {"PRC_FULL_PAYMENT", Measure::frequency, {0, 0, 0.67}, 0.66},
    {"TENURE", Measure::count, {10, 12, 12}, 0},
}};

using Cells = std::array<double, real_columns.size()>;

Cells cells_of(const CardHolder& holder) {
  return {holder.balance,
          holder.balance_frequency,
          holder.purchases,
          holder.oneoff_purchases,
          holder.installments_purchases,
          holder.cash_advance,
          holder.purchases_frequency,
          holder.oneoff_purchases_frequency,
          holder.purchases_installments_frequency,
          holder.cash_advance_frequency,
          static_cast<double>(holder.cash_advance_trx),
          static_cast<double>(holder.purchases_trx),
          holder.credit_limit.value_or(missing),
          holder.payments,
          holder.minimum_payments.value_or(missing),
          holder.prc_full_payment,
          static_cast<double>(holder.tenure)};
}

/// The known values of column j.
std::vector<double> column(const std::vector<CardHolder>& holders, std::size_t j) {
  std::vector<double> values;
  for (const CardHolder& holder : holders) {
    const double value = cells_of(holder)[j];
    if (!std::isnan(value)) values.push_back(value);
  }
  return values;
}

/// By linear interpolation, as in Hyndman and Fan's (1996) definition 7.
double quantile(const std::vector<double>& sorted, double p) {
  const double position = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const double next = sorted[std::min(below + 1, sorted.size() - 1)];
  return sorted[below] + (position - std::floor(position)) * (next - sorted[below]);
}

/// How far a simulated quantile may be from the real one; docs/simulation.md.
double tolerance(const RealColumn& column, double real) {
  // Customers who are rarely active are fewer than in the real table.
  if (column.name == "BALANCE_FREQUENCY") return 0.15;
  switch (column.measure) {
  case Measure::amount:
    return std::max(10.0, 0.15 * real);
  case Measure::count:
    return std::max(1.0, 0.10 * real);
  case Measure::frequency:
    return 0.06;
  }
  return 0;
}

bool whole_months(double frequency, std::uint32_t tenure) {
  const double months = frequency * tenure;
  return frequency >= 0 && frequency <= 1 && std::abs(months - std::round(months)) < 1e-9;
}

TEST(CreditCardSimulation, KeepsTheIdentitiesOfEveryRow) {
  for (const CardHolder& holder : simulate(1, test::trials(5000))) {
    EXPECT_GE(holder.tenure, 6u);
    EXPECT_LE(holder.tenure, 12u);
    EXPECT_NEAR(holder.purchases, holder.oneoff_purchases + holder.installments_purchases, 1e-8);
    for (const double value : cells_of(holder)) EXPECT_FALSE(value < 0);
    const double both = holder.oneoff_purchases_frequency + holder.purchases_installments_frequency;
    EXPECT_LE(holder.purchases_frequency, std::min(1.0, both) + 1e-9);
    EXPECT_GE(holder.purchases_frequency, holder.oneoff_purchases_frequency);
    EXPECT_GE(holder.purchases_frequency, holder.purchases_installments_frequency);
    for (const double frequency :
         {holder.balance_frequency, holder.purchases_frequency, holder.oneoff_purchases_frequency,
          holder.purchases_installments_frequency, holder.cash_advance_frequency,
          holder.prc_full_payment})
      EXPECT_TRUE(whole_months(frequency, holder.tenure)) << frequency;
    EXPECT_LE(holder.prc_full_payment, holder.balance_frequency);
  }
}

TEST(CreditCardSimulation, FrequencyAmountAndTransactionsAreZeroTogether) {
  for (const CardHolder& holder : simulate(1, test::trials(5000))) {
    EXPECT_EQ(holder.balance == 0, holder.balance_frequency == 0);
    EXPECT_EQ(holder.purchases == 0, holder.purchases_frequency == 0);
    EXPECT_EQ(holder.purchases == 0, holder.purchases_trx == 0);
    EXPECT_EQ(holder.oneoff_purchases == 0, holder.oneoff_purchases_frequency == 0);
    EXPECT_EQ(holder.installments_purchases == 0, holder.purchases_installments_frequency == 0);
    EXPECT_EQ(holder.cash_advance == 0, holder.cash_advance_frequency == 0);
    EXPECT_EQ(holder.cash_advance == 0, holder.cash_advance_trx == 0);
    EXPECT_GE(holder.purchases_trx + 1e-9, holder.purchases_frequency * holder.tenure);
    EXPECT_GE(holder.cash_advance_trx + 1e-9, holder.cash_advance_frequency * holder.tenure);
  }
}

TEST(CreditCardSimulation, QuantilesComeNearTheRealOnes) {
  for (const std::uint64_t seed : {1u, 2u}) {
    const auto holders = simulate(seed, test::trials(20'000));
    if (test::fewer > 1) continue; // too few to say
    for (std::size_t j = 0; j < real_columns.size(); ++j) {
      const RealColumn& real = real_columns[j];
      auto values = column(holders, j);
      std::sort(values.begin(), values.end());
      for (std::size_t q = 0; q < 3; ++q)
        EXPECT_NEAR(quantile(values, std::array{0.1, 0.5, 0.9}[q]), real.quantiles[q],
                    tolerance(real, real.quantiles[q]))
            << real.name << " quantile " << q << " seed " << seed;
      const auto zeros = std::count(values.begin(), values.end(), 0.0);
      EXPECT_NEAR(static_cast<double>(zeros) / static_cast<double>(holders.size()), real.zeros,
                  0.05)
          << real.name;
    }
  }
}

TEST(CreditCardSimulation, ValuesAreMissingWhereTheyAreMissingInTheRealTable) {
  const auto customers = static_cast<double>(test::trials(50'000));
  const auto holders = simulate(1, test::trials(50'000));
  double without_minimum = 0, without_limit = 0;
  for (const CardHolder& holder : holders) {
    EXPECT_EQ(holder.minimum_payments.has_value(), holder.payments > 0 && holder.balance > 0);
    without_minimum += !holder.minimum_payments;
    without_limit += !holder.credit_limit;
  }
  EXPECT_NEAR(without_minimum / customers, 313.0 / 8950, 0.01);
  if (test::fewer > 1) return; // one in some thousands
  EXPECT_GT(without_limit, 0);
  EXPECT_LT(without_limit / customers, 0.0005);
}

TEST(CreditCardSimulation, ArchetypesHaveTheirShares) {
  const auto rows = static_cast<double>(test::trials(20'000));
  std::array<double, archetypes.size()> count{};
  for (const CardHolder& holder : simulate(1, test::trials(20'000))) ++count[holder.archetype];
  for (std::size_t k = 0; k < count.size(); ++k) {
    const double share = archetypes[k].share;
    EXPECT_NEAR(count[k] / rows, share, 4 * std::sqrt(share * (1 - share) / rows))
        << archetypes[k].name;
  }
}

/// Columns as their logarithms, centred and scaled, missing values at the mean.
std::vector<Cells> standardise(const std::vector<CardHolder>& holders) {
  std::vector<Cells> rows;
  for (const CardHolder& holder : holders) rows.push_back(cells_of(holder));
  for (std::size_t j = 0; j < real_columns.size(); ++j) {
    double count = 0, sum = 0, squares = 0;
    for (Cells& row : rows) {
      row[j] = std::log1p(row[j]);
      if (std::isnan(row[j])) continue;
      ++count;
      sum += row[j];
      squares += row[j] * row[j];
    }
    const double mean = sum / count;
    const double deviation = std::sqrt(squares / count - mean * mean);
    for (Cells& row : rows) row[j] = std::isnan(row[j]) ? 0 : (row[j] - mean) / deviation;
  }
  return rows;
}

std::vector<Cells> archetype_means(const std::vector<CardHolder>& holders,
                                   const std::vector<Cells>& rows) {
  std::vector<Cells> means(archetypes.size());
  std::vector<double> counts(archetypes.size());
  for (const CardHolder& holder : holders) ++counts[holder.archetype];
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t j = 0; j < rows[i].size(); ++j)
      means[holders[i].archetype][j] += rows[i][j] / counts[holders[i].archetype];
  return means;
}

double squared_distance(const Cells& a, const Cells& b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j) sum += (a[j] - b[j]) * (a[j] - b[j]);
  return sum;
}

TEST(CreditCardSimulation, ArchetypesCanBeToldApartButOverlap) {
  const auto holders = simulate(1, test::trials(20'000));
  const auto rows = standardise(holders);
  const auto means = archetype_means(holders, rows);
  double nearest_to_own = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double own = squared_distance(rows[i], means[holders[i].archetype]);
    nearest_to_own += std::all_of(means.begin(), means.end(), [&](const Cells& mean) {
      return squared_distance(rows[i], mean) >= own;
    });
  }
  const auto customers = static_cast<double>(holders.size());
  EXPECT_GT(nearest_to_own / customers, 0.88);
  EXPECT_LT(nearest_to_own / customers, 0.97);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char letter : text)
    if (letter == separator)
      parts.emplace_back();
    else
      parts.back() += letter;
  return parts;
}

TEST(CreditCardCsv, IsAFunctionOfSeedAndRowAlone) {
  const std::string whole = credit_card_csv_rows(3, 0, 1000, true);
  EXPECT_EQ(credit_card_csv_rows(3, 0, 400, true) + credit_card_csv_rows(3, 400, 600, true), whole);
  EXPECT_NE(credit_card_csv_rows(4, 0, 1000, true), whole);
  EXPECT_EQ(credit_card_csv_rows(3, 5, 0, true), "");

  std::vector<std::string> parts(10);
  Execution(4).for_each(
      parts.size(), [&](std::size_t i) { parts[i] = credit_card_csv_rows(3, 100 * i, 100, true); });
  std::string joined;
  for (const std::string& part : parts) joined += part;
  EXPECT_EQ(joined, whole);
}

TEST(CreditCardCsv, HasTheColumnsOfTheRealFile) {
  std::string header = "CUST_ID";
  for (const RealColumn& real : real_columns) header += fmt::format(",{}", real.name);
  EXPECT_EQ(credit_card_csv_header(false), header + '\n');
  EXPECT_EQ(credit_card_csv_header(true), header + ",ARCHETYPE\n");
}

TEST(CreditCardCsv, CellsAreTheHoldersValuesToSixDecimals) {
  const std::size_t rows = test::trials(2000);
  const auto lines = split(credit_card_csv_rows(1, 0, rows, false), '\n');
  ASSERT_EQ(lines.size(), rows + 1);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto cells = split(lines[i], ',');
    ASSERT_EQ(cells.size(), 18u);
    EXPECT_EQ(cells[0], fmt::format("C{}", 10'001 + i));
    const Cells values = cells_of(simulate_card_holder(1, i));
    for (std::size_t j = 0; j < values.size(); ++j) {
      const std::string& cell = cells[j + 1];
      EXPECT_EQ(cell.empty(), std::isnan(values[j])) << cell;
      if (cell.empty()) continue;
      EXPECT_NEAR(std::atof(cell.c_str()), values[j], 6e-7);
      EXPECT_EQ(cell.find_first_not_of("0123456789."), std::string::npos) << cell;
      EXPECT_FALSE(cell.find('.') != std::string::npos && cell.back() == '0') << cell;
      EXPECT_LE(cell.size() - std::min(cell.size(), cell.find('.')), 7u) << cell;
    }
  }
}

TEST(CreditCardCsv, TruthIsOneMoreColumn) {
  const auto plain = split(credit_card_csv_rows(1, 90'000, 50, false), '\n');
  const auto truth = split(credit_card_csv_rows(1, 90'000, 50, true), '\n');
  for (std::size_t i = 0; i < 50; ++i) {
    const auto label = simulate_card_holder(1, 90'000 + i).archetype;
    EXPECT_EQ(truth[i], fmt::format("{},{}", plain[i], credit_card_archetypes()[label]));
  }
  EXPECT_EQ(plain[0].substr(0, 8), "C100001,");
}

} // namespace
} // namespace ilk::simulate
