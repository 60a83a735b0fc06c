#include "simulate/retail_products.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "simulate/retail_kind.h"

namespace ilk::simulate {
namespace {

// In currency units, in the order of product_groups. Prices of a group go from a third of it to
// three times as much.
constexpr std::array<double, product_groups.size()> middle_prices = {3, 6, 30, 90, 20, 14, 25, 11};

// The place of a product by price is a uniform number to this power.
constexpr double cheaper_first = 1.5;

struct PriceList {
  std::array<std::array<std::uint64_t, products_in_group>, product_groups.size()> cents{};
  std::array<double, product_groups.size()> mean{};
};

// Prices end in nine, as in shops.
std::uint64_t list_price(double middle, std::uint32_t place) {
  constexpr double half = (products_in_group - 1) / 2;
  const double price = middle * std::pow(3, (place - half) / half);
  return static_cast<std::uint64_t>(std::llround(price * 10)) * 10 - 1;
}

// The chance that a uniform number to the power comes out below place / products_in_group.
double chance_below(std::uint32_t place) {
  return std::pow(static_cast<double>(place) / products_in_group, 1 / cheaper_first);
}

const PriceList& price_list() {
  static const PriceList list = [] {
    PriceList made;
    for (std::size_t group = 0; group < middle_prices.size(); ++group)
      for (std::uint32_t place = 0; place < products_in_group; ++place) {
        const std::uint64_t cents = list_price(middle_prices[group], place);
        made.cents[group][place] = cents;
        made.mean[group] +=
            (chance_below(place + 1) - chance_below(place)) * static_cast<double>(cents) / 100;
      }
    return made;
  }();
  return list;
}

} // namespace

Product draw_product(std::uint32_t group, RandomSequence& random) {
  const double where = products_in_group * std::pow(random.uniform(), cheaper_first);
  const std::uint32_t place = std::min(static_cast<std::uint32_t>(where), products_in_group - 1);
  return {group * products_in_group + place + 1, price_list().cents[group][place]};
}

double mean_price(std::uint32_t group) {
  return price_list().mean[group];
}

} // namespace ilk::simulate
