// Small logs of purchases for tests.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/philox.h"
#include "behaviour/customers.h"
#include "io/csv.h"
#include "table/typed_column.h"

namespace ilk::test {

inline CustomerTable customers_of(const std::string& csv, const CustomersOptions& options = {},
                                  unsigned threads = 1) {
  const CsvFile source = CsvFile::open(Input::of_text("log.csv", csv));
  Execution execution(threads);
  return make_customers(execution, source, options);
}

/// The cell of an attribute, as text; the customer must be there.
inline std::string cell(const CustomerTable& table, std::string_view customer,
                        std::string_view attribute) {
  for (const Column& column : table.data.columns) {
    if (column.name != attribute) continue;
    for (std::size_t row = 0; row < table.data.rows(); ++row)
      if (word_at(table.data.columns.front(), row) == customer)
        return column.is_valid(row) ? word_at(column, row) : "";
    return "no such customer";
  }
  return "no such attribute";
}

/// Order lines of `customers` customers over a year: customer, order, date, product, channel,
/// quantity, price, with some returns. One string per line, without the header.
inline std::vector<std::string> random_log_lines(std::size_t customers, std::uint64_t seed = 1) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  static constexpr std::string_view channels[] = {"web", "shop", "phone"};
  std::vector<std::string> lines;
  for (std::size_t c = 0; c < customers; ++c)
    for (std::uint64_t o = 0, orders = 1 + random.below(6); o < orders; ++o) {
      const auto month = 1 + random.below(12), day = 1 + random.below(28);
      const auto channel = channels[random.below(3)];
      for (std::uint64_t l = 0, count = 1 + random.below(3); l < count; ++l)
        lines.push_back(fmt::format(
            "C{},{}-{},2024-{:02}-{:02},P{},{},{},{:.2f}", c, c, o, month, day, random.below(20),
            channel, random.uniform() < 0.05 ? -1 : 1 + static_cast<int>(random.below(4)),
            1 + 20 * random.uniform()));
    }
  return lines;
}

inline std::string random_log(const std::vector<std::string>& lines) {
  std::string text = "customer,order,date,product,channel,quantity,price\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

} // namespace ilk::test
