// The transactions behind the simulated table of card holders: what each account did in the
// months of 2024, from which every cell of the table can be made again, to its last digit.
//
// All functions are pure and safe to call from any thread.
#pragma once

#include <cstdint>
#include <string>

namespace ilk::simulate {

/// The header line: CUST_ID,DATE,KIND,AMOUNT.
std::string credit_card_log_header();

/// The transactions of the table's rows [first, first + count) as lines of CSV, customer by
/// customer and by date within a customer. A customer of tenure t has the last t months of 2024.
/// Requires first + count <= 2^32. O(count), about 60 lines a customer.
///
/// Kinds, and how many a customer has:
///   one-off purchase, instalment, cash advance   one for each
///   payment, payment in full    one for each; the second pays the whole statement
///   statement                   one a month in which something is owed: what is owed
///   minimum due                 with each statement; none where the table has no minimum payments
///   balance                     one in every month on book: the month's average, zero included
///   limit                       one, in the first month; none where the table has no limit
///
/// With amounts as written, every total of the table is the sum of its kinds, and BALANCE the mean
/// of kind balance, without any rounding: parts are rounded to millionths so that they add up.
std::string credit_card_log_rows(std::uint64_t seed, std::uint64_t first, std::uint64_t count);

} // namespace ilk::simulate
