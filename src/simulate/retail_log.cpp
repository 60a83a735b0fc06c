// The shop's order lines as CSV text.
#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "simulate/csv_cell.h"
#include "simulate/draws.h"
#include "simulate/orders.h"
#include "simulate/retail.h"
#include "simulate/shop_calendar.h"
#include "simulate/shopper.h"

namespace ilk::simulate {
namespace {

void append_money(std::string& text, const char* sign, std::uint64_t cents) {
  fmt::format_to(std::back_inserter(text), FMT_STRING(",{}{}.{:02}"), sign, cents / 100,
                 cents % 100);
}

void append_order_line(std::string& text, std::uint64_t row, const OrderLine& line) {
  const char* const sign = line.returned ? "-" : "";
  const auto to = std::back_inserter(text);
  append_customer_id(text, row);
  fmt::format_to(to, FMT_STRING(",{}{}-{},"), line.returned ? 'R' : 'O', customer_number(row),
                 line.order);
  append_shop_date(text, line.minute / (24 * 60));
  fmt::format_to(to, FMT_STRING(" {:02}:{:02},P{:03},{},{}{}"), line.minute / 60 % 24,
                 line.minute % 60, line.product, product_groups[line.group], sign, line.quantity);
  append_money(text, "", line.price_cents);
  append_money(text, line.discount_cents > 0 ? sign : "", line.discount_cents);
  fmt::format_to(to, FMT_STRING(",{}\n"), shop_channels[line.channel]);
}

} // namespace

std::string retail_log_header() {
  return "CUSTOMER,ORDER,TIME,PRODUCT,GROUP,QUANTITY,PRICE,DISCOUNT,CHANNEL\n";
}

std::string retail_log_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count) {
  std::string text;
  std::vector<OrderLine> lines;
  for (std::uint64_t row = first; row < first + count; ++row) {
    RandomSequence random = own_numbers(seed, row, Part::shopper);
    const Shopper shopper = draw_shopper(random);
    lines.clear();
    simulate_orders(shopper, random, [&](const OrderLine& line) { lines.push_back(line); });
    std::stable_sort(lines.begin(), lines.end(),
                     [](const OrderLine& a, const OrderLine& b) { return a.minute < b.minute; });
    for (const OrderLine& line : lines) append_order_line(text, row, line);
  }
  return text;
}

} // namespace ilk::simulate
