// Rules, the tree, customers to look at and concentration: the report's data agree with the run,
// and every change that is told of moves its customer.
#include <cmath>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "support/small_runs.h"

namespace ilk {
namespace {

using nlohmann::json;

json data_of(const Segmentation& found, Ids ids = Ids::hidden) {
  return test::report_data_of(found, test::quick_options(), ids);
}

class ExplainData : public ::testing::Test {
 protected:
  static const Segmentation& found() { return test::simulated_run(); }
  static double customers() { return static_cast<double>(found().read.table.rows()); }
};

TEST_F(ExplainData, IsTheSameOnAnyNumberOfThreadsAndNamesNobodyUnasked) {
  const json data = data_of(found());
  for (const Segmentation& other : test::simulated_runs_otherwise()) {
    const json again = data_of(other);
    for (const char* part : {"segments", "tree", "concentration"})
      EXPECT_EQ(data[part].dump(), again[part].dump());
  }
  for (const json& segment : data["segments"])
    for (const char* list : {"typical", "border"})
      for (const json& customer : segment[list]) EXPECT_FALSE(customer.contains("id"));
  const json shown = data_of(found(), Ids::shown);
  EXPECT_EQ(shown["segments"][0]["typical"][0]["id"],
            found().read.table.id_of(found().explained.examples[0].typical[0]));
}

TEST_F(ExplainData, RulesPickWhomTheySay) {
  const Table& table = found().read.table;
  const json data = data_of(found());
  for (const json& segment : data["segments"]) {
    const json& rule = segment["rule"];
    ASSERT_FALSE(rule.is_null());
    ASSERT_LE(rule["conditions"].size(), 3u);
    double picked = 0, right = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      bool meets = true;
      for (const json& condition : rule["conditions"]) {
        std::size_t column = 0;
        while (table.attributes[column].name != condition["name"]) ++column;
        const bool above = table.values.at(row, column) >= condition["limit"].get<double>();
        meets = meets && above == (condition["relation"] == "at_least");
      }
      picked += meets;
      right += meets && found().scores[row].segment + 1 == segment["id"];
    }
    EXPECT_EQ(rule["customers"].get<double>(), picked);
    EXPECT_NEAR(rule["precision"].get<double>(), right / picked, 1e-6);
    EXPECT_NEAR(rule["recall"].get<double>(), right / segment["size"]["value"].get<double>(), 1e-6);
    EXPECT_NEAR(rule["coverage"].get<double>(), picked / customers(), 1e-6);
  }
}

TEST_F(ExplainData, TheTreeHoldsEveryCustomerOnce) {
  const json tree = data_of(found())["tree"];
  const json& nodes = tree["nodes"];
  double held = 0, right = 0;
  std::size_t leaves = 0;
  for (const json& node : nodes)
    if (node.contains("segment")) {
      held += node["customers"].get<double>();
      right += node["right"].get<double>();
      ++leaves;
    } else {
      EXPECT_EQ(node["customers"],
                nodes[node["below"].get<std::size_t>()]["customers"].get<int>() +
                    nodes[node["rest"].get<std::size_t>()]["customers"].get<int>());
    }
  EXPECT_EQ(held, customers());
  EXPECT_EQ(tree["leaves"], leaves);
  EXPECT_LE(leaves, 8u);
  EXPECT_NEAR(tree["fidelity"].get<double>(), right / customers(), 1e-6);
  EXPECT_GT(tree["held_out_fidelity"].get<double>(), 0.5);
}

TEST_F(ExplainData, ChangesOfOneAttributeMoveTheCustomerAndStayInRange) {
  Execution execution(2);
  std::size_t changes = 0;
  for (std::size_t s = 0; s < found().explained.examples.size(); ++s)
    for (const BorderCustomer& customer : found().explained.examples[s].border) {
      EXPECT_EQ(found().scores[customer.row].segment, s);
      if (!customer.change) continue;
      ++changes;
      const SmallestChange& change = *customer.change;
      const std::uint32_t row[] = {customer.row};
      Table one;
      one.attributes = found().read.table.attributes;
      one.values = gather_rows(found().read.table.values.block(), row);
      EXPECT_EQ(one.values.at(0, change.column), static_cast<float>(change.from));
      one.values.at(0, change.column) = static_cast<float>(change.to);
      EXPECT_EQ(score(execution, found().model, one)[0].segment, change.next);
      EXPECT_NE(change.next, s);
      EXPECT_GT(change.distance, 0);
      const ColumnProfile& column = found().explored.profile.columns[change.column];
      EXPECT_GE(static_cast<float>(change.to), static_cast<float>(column.moments.minimum));
      EXPECT_LE(static_cast<float>(change.to), static_cast<float>(column.moments.maximum));
    }
  EXPECT_GT(changes, 6u) << "customers on the border hardly belong to it";
}

TEST_F(ExplainData, ConcentrationSharesAreThoseOfTheSegments) {
  const json data = data_of(found());
  ASSERT_FALSE(data["concentration"].empty());
  for (const json& total : data["concentration"]) {
    const json& shares = total["shares"]["values"];
    for (std::size_t s = 0; s < shares.size(); ++s)
      for (std::size_t j = 0; j < data["population"].size(); ++j)
        if (data["population"][j]["name"] == total["name"]) {
          const json& held = data["segments"][s]["attributes"][j]["share_of_total"];
          EXPECT_NEAR(shares[s].get<double>(), held["value"].get<double>(), 2e-6);
          EXPECT_EQ(total["shares"]["texts"][s], held["text"]);
        }
    EXPECT_EQ(total["lorenz"].size(), 21u);
    EXPECT_EQ(total["lorenz"][20], json({1, 1}));
    EXPECT_NEAR(total["top_tenth"].get<double>(), 1 - total["lorenz"][18][1].get<double>(), 2e-5);
  }
}

TEST_F(ExplainData, TypicalCustomersAreTheNearestToTheirCentroid) {
  for (std::size_t s = 0; s < found().explained.examples.size(); ++s) {
    const float nearest = found().scores[found().explained.examples[s].typical[0]].distance;
    for (const Score& each : found().scores)
      if (each.segment == s) {
        EXPECT_GE(each.distance, nearest);
      }
  }
}

} // namespace
} // namespace ilk
