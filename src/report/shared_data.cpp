#include "report/shared_data.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "facts/figure.h"
#include "report/sharing.h"

namespace ilk {
namespace {

using nlohmann::json;

// Of a figure in the data: of fewer than ten, but of somebody.
bool is_few(const json& figure) {
  if (!figure.is_object() || !figure["value"].is_number()) return false;
  const double value = figure["value"];
  return value > 0 && value < fewest_told;
}

// "6 by regression".
void share_filled(json& filled) {
  const std::string words = filled;
  const std::size_t end = words.find_first_not_of("0123456789,");
  const std::string number = words.substr(0, end);
  if (number.size() == 1 && number != "0") filled = "a few" + words.substr(end);
}

void share_preparation(json& attribute) {
  if (attribute["count"]["value"].is_number() && attribute["count"]["value"] == 0)
    attribute["preparation"] = nullptr;
  if (!attribute["preparation"].is_array()) return;
  for (json& part : attribute["preparation"]) {
    share_filled(part["filled"]);
    if (is_few(part["clipped"])) part["clipped"] = {{"value", 0}, {"text", "0"}};
  }
}

// Levels that fewer than ten have, or lack.
void share_outcome(json& outcome, double customers) {
  std::erase_if(outcome["figures"].get_ref<json::array_t&>(), [&](const json& figure) {
    const json& overall = figure["overall"]["value"];
    if (!overall.is_number() || figure["what"] == "") return false;
    const double with = overall.get<double>() * customers, rest = customers - with;
    return with < fewest_told || rest < fewest_told;
  });
}

// Of few customers the leaves are single ones.
bool has_small_leaves(const json& dendrogram) {
  return dendrogram.is_object() && std::ranges::any_of(dendrogram["leaves"], [](const json& leaf) {
           return is_few(leaf["size"]);
         });
}

bool has_small_answers(const json& tree) {
  return tree.is_object() && std::ranges::any_of(tree["nodes"], [](const json& node) {
           return node.contains("segment") && node["customers"] < fewest_told;
         });
}

// Each value the mean of so many that they stand for ten customers.
void share_band(json& band, double size) {
  auto& values = band["values"].get_ref<json::array_t&>();
  if (values.empty()) return;
  const double each = size / static_cast<double>(values.size());
  const auto window = static_cast<std::size_t>(std::ceil(fewest_told / std::max(each, 1e-9)));
  for (std::size_t first = 0; first < values.size(); first += window) {
    // The last block takes the rest, so that none is of fewer.
    const bool is_last = first + 2 * window > values.size();
    const std::size_t end = is_last ? values.size() : first + window;
    double sum = 0;
    for (std::size_t i = first; i < end; ++i) sum += values[i].get<double>();
    for (std::size_t i = first; i < end; ++i)
      values[i] = coarse_figure(sum / static_cast<double>(end - first));
    if (is_last) break;
  }
  const json ends[] = {values.front(), values.back()};
  json& quarters = band["quarters"];
  for (std::size_t at = 0; at < 2; ++at) {
    const std::size_t quarter = at == 0 ? 0 : quarters["values"].size() - 1;
    quarters["values"][quarter] = ends[at];
    quarters["texts"][quarter] = figure::decimal(ends[at].get<double>(), 3).text;
  }
  band["span"] = fmt::format("{} to {}", quarters["texts"].front().get<std::string>(),
                             quarters["texts"].back().get<std::string>());
}

void share_silhouettes(json& report) {
  if (!report["silhouettes"].is_object()) return;
  for (json& band : report["silhouettes"]["segments"])
    for (const json& segment : report["segments"])
      if (segment["id"] == band["segment"])
        share_band(band, segment["size"]["value"].get<double>());
}

} // namespace

void share(json& report, std::uint64_t customers) {
  const auto coarse_numbers = [](json& list) {
    for (json& each : list)
      if (each.is_number_float()) each = coarse_figure(each.get<double>());
  };
  for (json& plane : report["planes"]) {
    for (const char* edges : {"first_edges", "second_edges"}) coarse_numbers(plane[edges]);
    for (std::size_t i = 0; i < plane["counts"].size(); ++i)
      if (plane["counts"][i].get<std::uint64_t>() < fewest_told) {
        plane["counts"][i] = 0;
        plane["customers"][i] = "";
      }
  }
  json planes = json::array();
  for (json& plane : report["planes"])
    if (std::ranges::any_of(plane["counts"], [](const json& count) { return count != 0; }))
      planes.push_back(std::move(plane));
  report["planes"] = std::move(planes);
  for (json& attribute : report["attributes"]) share_preparation(attribute);
  std::erase_if(report["pairs"].get_ref<json::array_t&>(),
                [](const json& pair) { return is_few(pair["rows"]); });
  if (is_few(report["missingness"]["complete_rows"])) report["missingness"]["words"] = "";
  for (json& outcome : report["outcomes"]) share_outcome(outcome, static_cast<double>(customers));
  if (has_small_leaves(report["dendrogram"])) report["dendrogram"] = nullptr;
  if (has_small_answers(report["tree"])) report["tree"] = nullptr;
  share_silhouettes(report);
  report["source"]["notes"] = json::array();
  if (told_customers(report["source"]["bad_rows"].get<std::uint64_t>()) == 0)
    report["source"]["bad_rows"] = 0;
  report["source"]["first_bad_rows"] = json::array();
  report["unread"] = nullptr;
}

} // namespace ilk
