// The table of true rates as CSV text.
#include <array>
#include <cctype>

#include "simulate/csv_cell.h"
#include "simulate/draws.h"
#include "simulate/retail.h"
#include "simulate/retail_kinds.h"
#include "simulate/shop_calendar.h"
#include "simulate/shopper.h"

namespace ilk::simulate {
namespace {

void append_share_names(std::string& header, std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    header += ',';
    for (const char letter : name)
      header += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    header += "_SHARE";
  }
}

void append_rates(std::string& line, const Shopper& shopper) {
  const auto append = [&](double rate) { append_millionths(line, millionths(rate)); };
  append(shopper.orders_per_month);
  append(shopper.drop_out_per_month);
  append(shopper.holiday_share);
  append(shopper.lines_per_order);
  append(shopper.items_per_line);
  append(mean_basket(shopper));
  for (const double share : shopper.groups) append(share);
  for (const double share : shopper.channels) append(share);
  append(shopper.discount_share);
  append(shopper.return_share);
  line += ',';
  append_shop_date(line, static_cast<std::uint32_t>(shopper.first_order));
}

} // namespace

std::span<const std::string_view> shopper_kinds() {
  static constexpr auto names = [] {
    std::array<std::string_view, retail_kinds.size()> result;
    for (std::size_t k = 0; k < result.size(); ++k) result[k] = retail_kinds[k].name;
    return result;
  }();
  return names;
}

std::string retail_csv_header(bool truth) {
  std::string header = "CUSTOMER,ORDERS_PER_MONTH,DROP_OUT_PER_MONTH,HOLIDAY_SHARE,"
                       "LINES_PER_ORDER,ITEMS_PER_LINE,BASKET";
  append_share_names(header, product_groups);
  append_share_names(header, shop_channels);
  header += ",DISCOUNT_SHARE,RETURN_SHARE,FIRST_ORDER";
  if (truth) header += ",KIND";
  return header + '\n';
}

std::string retail_csv_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count,
                            bool truth) {
  std::string rows;
  rows.reserve(count * 220);
  for (std::uint64_t row = first; row < first + count; ++row) {
    RandomSequence random = own_numbers(seed, row, Part::shopper);
    const Shopper shopper = draw_shopper(random);
    append_customer_id(rows, row);
    append_rates(rows, shopper);
    if (truth) {
      rows += ',';
      rows += shopper_kinds()[shopper.kind];
    }
    rows += '\n';
  }
  return rows;
}

} // namespace ilk::simulate
