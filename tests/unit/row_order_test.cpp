// Databases and clusters promise no order of rows: whatever it is, the model is the same, byte for
// byte, and every customer has the same line.
#include <iostream>
#include <numeric>

#include <gtest/gtest.h>

#include "base/atomic_file.h"
#include "base/philox.h"
#include "report/score_lists.h"
#include "support/shared_data.h"
#include "support/small_runs.h"

namespace ilk {
namespace {

// The lines of a table without line breaks in its cells.
struct Lines {
  std::string header;
  std::vector<std::string> rows;
};

Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at == 0 ? void(lines.header = line) : lines.rows.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::string without_first_cell(const std::string& line) {
  return line.substr(line.find(',') + 1);
}

Lines customers() {
  if (test::have_credit_card_csv()) return lines_of(read_file(test::credit_card_csv()));
  std::cout << "    CC_GENERAL.csv is absent: simulated customers stand in for it\n";
  return lines_of(test::simulated_customers(3000));
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
  RandomSequence random(RandomStream(seed, Purpose::test));
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

// What is made of the rows in that order: line i of `lines` is of row order[i].
struct Made {
  std::string model;
  std::string summary;
  std::vector<std::string> lines;
};

Made made_of(const Lines& table, const std::vector<std::size_t>& order) {
  std::string text = table.header + '\n';
  for (const std::size_t row : order) text += table.rows[row] + '\n';
  const auto found = test::segmentation_of(text, test::quick_options(), 2);
  nlohmann::json summary = summary_data(parts_of(found));
  summary.erase("source"); // which names the file
  return {to_json(found.model), summary.dump(),
          lines_of("\n" + scores_csv(found.model, found.read.table, found.scores, 0)).rows};
}

std::vector<std::size_t> as_they_are(const Lines& table) {
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

TEST(RowOrder, MakesNoDifferenceToAModelNorToAnyCustomer) {
  const Lines table = customers();
  const Made first = made_of(table, as_they_are(table));
  ASSERT_EQ(first.lines.size(), table.rows.size());
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const auto order = shuffled(table.rows.size(), seed);
    const Made other = made_of(table, order);
    EXPECT_TRUE(other.model == first.model) << "another model, seed " << seed;
    EXPECT_EQ(other.summary, first.summary);
    ASSERT_EQ(other.lines.size(), order.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
      different += other.lines[i] != first.lines[order[i]] ? 1 : 0;
    EXPECT_EQ(different, 0u) << "seed " << seed;
  }
}

TEST(RowOrder, MakesNoDifferenceWithoutIds) {
  Lines table = customers();
  table.header = without_first_cell(table.header);
  for (std::string& row : table.rows) row = without_first_cell(row);
  table.rows.push_back(table.rows[7]); // equal rows are exchangeable
  const Made first = made_of(table, as_they_are(table));
  const auto order = shuffled(table.rows.size(), 1);
  const Made other = made_of(table, order);
  EXPECT_TRUE(other.model == first.model);
  ASSERT_EQ(other.lines.size(), order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::string& line = other.lines[i];
    ASSERT_EQ(line.substr(0, line.find(',')), std::to_string(i + 1)) << "a row's number";
    ASSERT_EQ(without_first_cell(line), without_first_cell(first.lines[order[i]]));
  }
}

} // namespace
} // namespace ilk
