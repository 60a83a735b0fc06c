#include "report/comparison_lists.h"

#include <nlohmann/json.hpp>

#include "monitor/migration.h"

namespace ilk {
namespace {

constexpr std::string_view since_name = "moved-since.csv", by_model_name = "moved-by-model.csv";

} // namespace

std::vector<ComparisonList> comparison_lists(const Comparison& c) {
  std::vector<ComparisonList> lists;
  if (c.since) lists.push_back({std::string(since_name), moved_csv(*c.since, c.table)});
  if (c.by_model)
    lists.push_back({std::string(by_model_name), moved_csv(*c.by_model, c.table_by_model)});
  return lists;
}

std::vector<std::string> comparison_list_names(const Comparison& c) {
  std::vector<std::string> names;
  if (c.since) names.emplace_back(since_name);
  if (c.by_model) names.emplace_back(by_model_name);
  return names;
}

} // namespace ilk
