// The transactions behind the simulated table add up to it, cell by cell, by sums of its own.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "simulate/apportion.h"
#include "simulate/credit_card.h"
#include "simulate/credit_card_log.h"
#include "support/effort.h"

namespace ilk::simulate {
namespace {

__extension__ typedef __int128 Wide;

std::vector<std::string> split_fields(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char letter : text)
    if (letter == separator)
      parts.emplace_back();
    else
      parts.back() += letter;
  return parts;
}

/// What the rows of one kind say of a customer. Amounts are whole billionths, as readers sum them.
struct KindOfRows {
  Wide billionths = 0;
  std::uint32_t count = 0;
  std::set<std::string> months = {};
};

using AccountRows = std::map<std::string, KindOfRows>;

Wide billionths_of(const std::string& amount) {
  return static_cast<Wide>(std::llround(std::strtold(amount.c_str(), nullptr) * 1e9L));
}

std::map<std::string, AccountRows> read_log(const std::string& text) {
  std::map<std::string, AccountRows> accounts;
  auto lines = split_fields(text, '\n');
  lines.pop_back();
  for (const std::string& line : lines) {
    const auto cells = split_fields(line, ',');
    EXPECT_EQ(cells.size(), 4u) << line;
    KindOfRows& rows = accounts[cells[0]][cells[2]];
    rows.billionths += billionths_of(cells[3]);
    ++rows.count;
    rows.months.insert(cells[1].substr(0, 7));
  }
  return accounts;
}

/// The rows of several kinds as if they were one.
KindOfRows together(const AccountRows& account, const std::vector<std::string>& kinds) {
  KindOfRows all;
  for (const std::string& kind : kinds) {
    const auto found = account.find(kind);
    if (found == account.end()) continue;
    all.billionths += found->second.billionths;
    all.count += found->second.count;
    all.months.insert(found->second.months.begin(), found->second.months.end());
  }
  return all;
}

std::string quotient(Wide billionths, std::size_t divisor) {
  const double value = static_cast<double>(static_cast<long double>(billionths) /
                                           static_cast<long double>(divisor) / 1e9L);
  std::string text = fmt::format("{:.6f}", value);
  text.resize(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// The cells of the table after the id, as its seventeen attributes are defined.
std::string cells_of(const AccountRows& account) {
  const std::size_t tenure = account.at("balance").count;
  const auto rows = [&](std::vector<std::string> kinds) { return together(account, kinds); };
  const auto share = [&](const KindOfRows& of) {
    return quotient(static_cast<Wide>(of.months.size()) * 1'000'000'000, tenure);
  };
  const auto total = [&](const KindOfRows& of) { return quotient(of.billionths, 1); };
  const auto known = [&](const KindOfRows& of) { return of.count > 0 ? total(of) : ""; };
  const KindOfRows oneoff = rows({"one-off purchase"}), instalments = rows({"instalment"});
  const KindOfRows both = rows({"one-off purchase", "instalment"}), cash = rows({"cash advance"});
  const std::vector<std::string> cells = {quotient(rows({"balance"}).billionths, tenure),
                                          share(rows({"statement"})),
                                          total(both),
                                          total(oneoff),
                                          total(instalments),
                                          total(cash),
                                          share(both),
                                          share(oneoff),
                                          share(instalments),
                                          share(cash),
                                          std::to_string(cash.count),
                                          std::to_string(both.count),
                                          known(rows({"limit"})),
                                          total(rows({"payment", "payment in full"})),
                                          known(rows({"minimum due"})),
                                          share(rows({"payment in full"})),
                                          std::to_string(tenure)};
  return fmt::format("{}", fmt::join(cells, ","));
}

void expect_table_of_log(std::uint64_t seed, std::uint64_t first, std::uint64_t count) {
  const auto accounts = read_log(credit_card_log_rows(seed, first, count));
  EXPECT_EQ(accounts.size(), count);
  auto lines = split_fields(credit_card_csv_rows(seed, first, count, false), '\n');
  lines.pop_back();
  for (const std::string& line : lines) {
    const std::string id = line.substr(0, line.find(','));
    ASSERT_TRUE(accounts.contains(id)) << id;
    EXPECT_EQ(fmt::format("{},{}", id, cells_of(accounts.at(id))), line) << "seed " << seed;
  }
}

TEST(CreditCardLog, AddsUpToTheTableCellByCell) {
  for (const std::uint64_t seed : {1u, 2u, 3u}) expect_table_of_log(seed, 0, test::trials(400));
}

// Of some 10,000 customers one has no credit limit, and of 30 one has nothing paid or due.
TEST(CreditCardLog, WritesNoRowWhereTheTableHasNoValue) {
  bool without_limit = false, without_minimum = false;
  for (std::uint64_t row = 0; row < 100'000 && !(without_limit && without_minimum); ++row) {
    const CardHolder holder = simulate_card_holder(1, row);
    if (holder.credit_limit && holder.minimum_payments) continue;
    without_limit |= !holder.credit_limit;
    without_minimum |= !holder.minimum_payments;
    const auto accounts = read_log(credit_card_log_rows(1, row, 1));
    const AccountRows& account = accounts.begin()->second;
    EXPECT_EQ(account.contains("limit"), holder.credit_limit.has_value());
    EXPECT_EQ(account.contains("minimum due"), holder.minimum_payments.has_value());
  }
  EXPECT_TRUE(without_limit && without_minimum);
}

TEST(CreditCardLog, HasTheLastMonthsOfTheYearByDate) {
  EXPECT_EQ(credit_card_log_header(), "CUST_ID,DATE,KIND,AMOUNT\n");
  for (std::uint64_t row = 0; row < test::trials(300); ++row) {
    const std::string text = credit_card_log_rows(2, row, 1);
    const std::uint32_t tenure = simulate_card_holder(2, row).tenure;
    std::string before;
    auto lines = split_fields(text, '\n');
    lines.pop_back();
    for (const std::string& line : lines) {
      const std::string date = split_fields(line, ',')[1];
      EXPECT_LE(before, date);
      EXPECT_GE(date, fmt::format("2024-{:02}-01", 13 - tenure));
      EXPECT_LE(date, "2024-12-31");
      before = date;
    }
    const auto accounts = read_log(text);
    EXPECT_EQ(accounts.begin()->second.at("balance").months.size(), tenure);
  }
}

TEST(CreditCardLog, IsAFunctionOfSeedAndRowAlone) {
  const std::string whole = credit_card_log_rows(3, 0, 100);
  EXPECT_EQ(credit_card_log_rows(3, 0, 40) + credit_card_log_rows(3, 40, 60), whole);
  EXPECT_NE(credit_card_log_rows(4, 0, 100), whole);
  EXPECT_EQ(credit_card_log_rows(3, 5, 0), "");
}

TEST(Apportion, PartsAddUpToTheTotalAndZeroStaysZero) {
  const std::array parts = {0.1, 0.0, 1.0 / 3, 2.0 / 3, 1e-9, 12'345.6789012345, 0.0};
  double total = 0;
  for (const double part : parts) total += part;
  for (const std::uint64_t wanted :
       {std::uint64_t{12'346'778'901}, std::uint64_t{12'346'778'896}, std::uint64_t{0}}) {
    Apportion apportion(total, wanted);
    std::uint64_t sum = 0;
    for (const double part : parts) {
      const std::uint64_t written = apportion.next(part);
      EXPECT_TRUE(part != 0 || written == 0);
      EXPECT_NEAR(static_cast<double>(written), wanted == 0 ? 0 : part * 1e6, 7);
      sum += written;
    }
    EXPECT_EQ(sum, wanted);
  }
}

} // namespace
} // namespace ilk::simulate
