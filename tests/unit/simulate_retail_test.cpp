// The simulated shop: its order lines come of the true rates, and both are functions of the seed.
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "simulate/draws.h"
#include "simulate/orders.h"
#include "simulate/retail.h"
#include "simulate/retail_kinds.h"
#include "simulate/shop_calendar.h"
#include "simulate/shopper.h"
#include "support/effort.h"

namespace ilk::simulate {
namespace {

std::vector<std::vector<std::string>> retail_cells(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  for (const char letter : text)
    if (letter == '\n')
      rows.emplace_back(1);
    else if (letter == ',')
      rows.back().emplace_back();
    else
      rows.back().back() += letter;
  rows.pop_back();
  return rows;
}

struct ShopperWithLines {
  Shopper shopper = {};
  std::vector<OrderLine> lines = {};
};

ShopperWithLines shop(std::uint64_t seed, std::uint64_t customer) {
  RandomSequence random = own_numbers(seed, customer, Part::shopper);
  ShopperWithLines result{draw_shopper(random)};
  simulate_orders(result.shopper, random,
                  [&](const OrderLine& line) { result.lines.push_back(line); });
  return result;
}

/// Something that happened so often, of what should, and the variance of that by chance.
struct Expected {
  double seen = 0, mean = 0, variance = 0;
  void trial(bool happened, double chance) {
    seen += happened;
    mean += chance;
    variance += chance * (1 - chance);
  }
  double deviations() const { return (seen - mean) / std::sqrt(variance); }
};

TEST(RetailSimulation, LinesComeOfTheTrueShares) {
  Expected discounts, web, food;
  for (std::uint64_t customer = 0; customer < test::trials(2000); ++customer) {
    const auto [shopper, lines] = shop(1, customer);
    std::uint32_t order = 0;
    for (const OrderLine& line : lines) {
      if (line.returned) continue;
      discounts.trial(line.discount_cents > 0, shopper.discount_share);
      food.trial(line.group == 0, shopper.groups[0]);
      if (line.order != order) web.trial(line.channel == 0, shopper.channels[0]);
      order = line.order;
    }
  }
  for (const Expected& expected : {discounts, web, food})
    EXPECT_LT(std::abs(expected.deviations()), 4);
}

// Orders are Poisson while the customer stays, which is the shorter of an exponential time and what
// is left of the books; seasons aside.
TEST(RetailSimulation, OrdersComeAndEndAtTheTrueRates) {
  double seen = 0, mean = 0, variance = 0;
  for (std::uint64_t customer = 0; customer < test::trials(4000); ++customer) {
    RandomSequence random = own_numbers(2, customer, Part::shopper);
    Shopper shopper = draw_shopper(random);
    shopper.holiday_share = holiday_days / days_in_year; // no seasons
    std::uint32_t orders = 0;
    simulate_orders(shopper, random, [&](const OrderLine& line) {
      if (!line.returned) orders = std::max(orders, line.order);
    });
    seen += orders - 1;
    const double months = (shop_days - shopper.first_order) / days_in_month;
    const double hazard = shopper.drop_out_per_month, rate = shopper.orders_per_month;
    const double stays = (1 - std::exp(-hazard * months)) / hazard;
    const double square = 2 / hazard * (stays - months * std::exp(-hazard * months));
    mean += rate * stays;
    variance += rate * stays + rate * rate * (square - stays * stays);
  }
  EXPECT_LT(std::abs(seen - mean), 4 * std::sqrt(variance));
}

TEST(RetailSimulation, OrdersFollowTheSeasons) {
  Shopper shopper;
  shopper.orders_per_month = 20;
  shopper.drop_out_per_month = 1e-9;
  shopper.lines_per_order = shopper.items_per_line = 1;
  shopper.groups = {1};
  shopper.channels = {1};
  for (const double share : {0.1, 0.7}) {
    shopper.holiday_share = share;
    double holidays = 0, orders = 0;
    for (std::uint64_t customer = 0; customer < 20; ++customer) {
      RandomSequence random = own_numbers(5, customer, Part::shopper);
      simulate_orders(shopper, random, [&](const OrderLine& line) {
        holidays += before_holidays(line.minute / (24 * 60));
        ++orders;
      });
    }
    // Of two years, one of them a leap year.
    const double in = 2 * 61 * season(shopper, 360),
                 out = (shop_days - 2 * 61) * season(shopper, 0);
    EXPECT_NEAR(in / (in + out), share, 0.001);
    EXPECT_NEAR(holidays / orders, share, 4 * std::sqrt(share * (1 - share) / orders));
    EXPECT_NEAR(orders, 20 * 20 * 24, 4 * std::sqrt(20 * 20 * 24) + 20);
  }
}

TEST(RetailSimulation, LinesAndItemsHaveTheirMeans) {
  for (const double mean : {0.0, 0.05, 3.5, 17.0}) {
    RandomSequence random = own_numbers(1, 0, Part::shopper);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) sum += draw_poisson(mean, random);
    EXPECT_NEAR(sum / 10'000, mean, 4 * std::sqrt(mean / 10'000));
  }
}

TEST(RetailSimulation, MeanBasketIsTheMeanOfOrdersAtListPrices) {
  double seen = 0, squares = 0, mean = 0;
  for (std::uint64_t customer = 0; customer < test::trials(4000); ++customer) {
    const auto [shopper, lines] = shop(3, customer);
    double first = 0;
    for (const OrderLine& line : lines)
      if (!line.returned && line.order == 1)
        first += static_cast<double>(line.quantity * line.price_cents) / 100;
    seen += first;
    mean += mean_basket(shopper);
    squares += std::pow(first - mean_basket(shopper), 2);
  }
  EXPECT_LT(std::abs(seen - mean), 4 * std::sqrt(squares));
}

TEST(RetailSimulation, KindsHaveTheirSharesAndMixesAddUp) {
  const auto customers = static_cast<double>(test::trials(10'000));
  std::vector<double> count(retail_kinds.size());
  double shares = 0;
  for (const RetailKind& kind : retail_kinds) shares += kind.share;
  EXPECT_NEAR(shares, 1, 1e-12);
  for (std::uint64_t customer = 0; customer < test::trials(10'000); ++customer) {
    RandomSequence random = own_numbers(1, customer, Part::shopper);
    const Shopper shopper = draw_shopper(random);
    ++count[shopper.kind];
    double groups = 0, channels = 0;
    for (const double share : shopper.groups) groups += share;
    for (const double share : shopper.channels) channels += share;
    EXPECT_NEAR(groups, 1, 1e-12);
    EXPECT_NEAR(channels, 1, 1e-12);
    EXPECT_LT(shopper.first_order, shop_days);
  }
  for (std::size_t k = 0; k < count.size(); ++k) {
    const double share = retail_kinds[k].share;
    EXPECT_NEAR(count[k] / customers, share, 4 * std::sqrt(share * (1 - share) / customers));
  }
}

TEST(RetailCsv, IsAFunctionOfSeedAndCustomerAlone) {
  const std::string table = retail_csv_rows(3, 0, 100, true), log = retail_log_rows(3, 0, 100);
  EXPECT_EQ(retail_csv_rows(3, 0, 40, true) + retail_csv_rows(3, 40, 60, true), table);
  EXPECT_EQ(retail_log_rows(3, 0, 40) + retail_log_rows(3, 40, 60), log);
  EXPECT_NE(retail_csv_rows(4, 0, 100, true), table);
  EXPECT_NE(retail_log_rows(4, 0, 100), log);
  EXPECT_EQ(retail_csv_rows(3, 5, 0, true), "");
  EXPECT_EQ(retail_log_rows(3, 5, 0), "");
}

TEST(RetailCsv, TheKindIsTheLastOfTheColumns) {
  EXPECT_EQ(retail_csv_header(false),
            "CUSTOMER,ORDERS_PER_MONTH,DROP_OUT_PER_MONTH,HOLIDAY_SHARE,LINES_PER_ORDER,"
            "ITEMS_PER_LINE,BASKET,FOOD_SHARE,HOUSEHOLD_SHARE,CLOTHES_SHARE,ELECTRONICS_SHARE,"
            "TOYS_SHARE,BOOKS_SHARE,GARDEN_SHARE,BEAUTY_SHARE,WEB_SHARE,SHOP_SHARE,APP_SHARE,"
            "DISCOUNT_SHARE,RETURN_SHARE,FIRST_ORDER\n");
  const auto header = retail_cells(retail_csv_header(true));
  EXPECT_EQ(header[0].back(), "KIND");
  const auto plain = retail_cells(retail_csv_rows(1, 90'000, 50, false));
  const auto truth = retail_cells(retail_csv_rows(1, 90'000, 50, true));
  const std::set<std::string_view> kinds(shopper_kinds().begin(), shopper_kinds().end());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    EXPECT_EQ(truth[i].size(), header[0].size());
    EXPECT_TRUE(kinds.contains(truth[i].back())) << truth[i].back();
    EXPECT_EQ(std::vector(truth[i].begin(), truth[i].end() - 1), plain[i]);
    EXPECT_EQ(plain[i][0], fmt::format("C{}", 100'001 + i));
  }
}

TEST(RetailLog, EveryCustomerBeginsWithTheFirstOrderAndGoesOnByTime) {
  EXPECT_EQ(retail_log_header(),
            "CUSTOMER,ORDER,TIME,PRODUCT,GROUP,QUANTITY,PRICE,DISCOUNT,CHANNEL\n");
  for (std::uint64_t customer = 0; customer < test::trials(500); ++customer) {
    const auto lines = retail_cells(retail_log_rows(1, customer, 1));
    ASSERT_FALSE(lines.empty());
    const auto rates = retail_cells(retail_csv_rows(1, customer, 1, false))[0];
    EXPECT_EQ(lines[0][1], fmt::format("O{}-1", 10'001 + customer));
    EXPECT_EQ(lines[0][2].substr(0, 10), rates.back());
    std::string before;
    for (const auto& line : lines) {
      ASSERT_EQ(line.size(), 9u);
      EXPECT_EQ(line[0], rates[0]);
      EXPECT_LE(before, line[2]);
      EXPECT_LE(line[2], "2024-12-31 21:59");
      before = line[2];
    }
  }
}

TEST(RetailLog, ReturnsTakeBackALineThatWasBoughtSomeDaysBefore) {
  std::size_t returns = 0;
  for (std::uint64_t customer = 0; customer < test::trials(500); ++customer) {
    std::set<std::string> bought, numbers;
    for (const auto& line : retail_cells(retail_log_rows(1, customer, 1))) {
      const bool back = line[5].front() == '-';
      EXPECT_EQ(back, line[1].front() == 'R');
      // Product, group, quantity, price, discount and channel.
      std::string what;
      for (std::size_t cell = 3; cell < 9; ++cell)
        what += ',' + (line[cell].front() == '-' ? line[cell].substr(1) : line[cell]);
      if (!back) {
        bought.insert(what);
        continue;
      }
      ++returns;
      EXPECT_TRUE(bought.contains(what)) << what;
      EXPECT_TRUE(numbers.insert(line[1]).second) << line[1];
      EXPECT_EQ(line[7].front() == '-', line[7] != "0.00");
    }
  }
  EXPECT_GT(returns, test::trials(500));
}

} // namespace
} // namespace ilk::simulate
