// Simulated customers of a shop with known buying and dropping-out rates: a table of these rates,
// and the shop's order lines over two years that come of them. docs/simulation.md describes both.
//
// All functions are pure and safe to call from any thread; what they say of a customer is a
// function of (seed, customer) alone. They require first + count <= 2^32 and take O(count).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ilk::simulate {

/// Names of the kinds, in the order of their labels.
std::span<const std::string_view> shopper_kinds();

/// The header line of the table of true rates. `truth` adds a last column, KIND.
std::string retail_csv_header(bool truth);

/// Customers [first, first + count) as lines of CSV, one each. Customer i is C(10001 + i).
std::string retail_csv_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count,
                            bool truth);

/// The header line of the order lines:
/// CUSTOMER,ORDER,TIME,PRODUCT,GROUP,QUANTITY,PRICE,DISCOUNT,CHANNEL.
std::string retail_log_header();

/// The order lines of the same customers, by customer and time. A return is a line of an order of
/// its own, "R..." instead of "O...", with negative quantity and discount, so that
/// QUANTITY * PRICE - DISCOUNT adds up to what was paid. Every customer has an order.
std::string retail_log_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count);

} // namespace ilk::simulate
