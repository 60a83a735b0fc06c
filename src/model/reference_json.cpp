// The reference's part of the model file, described in docs/model-format.md.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/json_numbers.h"
#include "model/model.h"
#include "model/reference.h"

namespace ilk {
namespace {

using nlohmann::json;

json spread_json(const Spread& spread) {
  json object = {{"missing", spread.missing}};
  if (!spread.levels.empty()) {
    object["levels"] = spread.levels;
    return object;
  }
  object["every_value"] = spread.every_value;
  object["cuts"] = floats(spread.cuts);
  object["at_most"] = spread.at_most;
  return object;
}

json standing_json(const Standing& standing) {
  return {{"silhouette_code", standing.silhouette_code},
          {"silhouette_attributes", standing.silhouette_attributes},
          {"reconstruction_r2", standing.reconstruction_r2},
          {"margin", standing.margin},
          {"unusual", standing.unusual},
          {"smallest_share", standing.smallest_share}};
}

std::vector<std::uint64_t> read_counts(const JsonReader& in, std::size_t least, std::size_t most,
                                       std::uint64_t customers) {
  std::vector<std::uint64_t> counts;
  for (const JsonReader& count : in.items(least, most)) counts.push_back(count.count(0, customers));
  return counts;
}

void check_sum(const JsonReader& in, std::uint64_t sum, std::uint64_t customers) {
  if (sum != customers)
    in.fail(fmt::format("counts {} customers of {} that the model was fitted on", sum, customers));
}

// Rank of the i-th of the cuts that part n values, as spread_of has it.
std::uint64_t rank_of_cut(std::size_t i, std::uint64_t n) {
  return std::max<std::uint64_t>(1, (i * n + spread_parts - 1) / spread_parts);
}

// That every cut stands at one of the ranks: then at most n / 100 customers lie strictly between
// two. All of them together must leave room for more values than are kept when every one is.
void check_ranks(const JsonReader& in, const Spread& spread) {
  const std::uint64_t n = spread.present();
  std::uint64_t before = 0, values = spread.cuts.size();
  std::size_t i = 0;
  for (std::size_t c = 0; c < spread.cuts.size(); ++c) {
    while (i <= spread_parts && rank_of_cut(i, n) <= before) ++i;
    const std::uint64_t rank = i <= spread_parts ? rank_of_cut(i, n) : n + 1;
    if (rank > spread.at_most[c])
      in.at("at_most").at(c).fail(fmt::format(
          "is {}, and the cut would be at no hundredth of the {} customers", spread.at_most[c], n));
    values += rank - before - 1;
    before = spread.at_most[c];
  }
  if (n > 0 && values <= spread_parts + 1)
    in.at("every_value")
        .fail(fmt::format("is false, and there can be only {} different values", values));
}

Spread read_cuts(const JsonReader& in, std::uint64_t customers) {
  Spread spread;
  spread.missing = in.at("missing").count(0, customers);
  spread.every_value = in.at("every_value").truth();
  const JsonReader cuts = in.at("cuts"), at_most = in.at("at_most");
  const std::size_t size = cuts.items(0, spread_parts + 1).size();
  spread.cuts = cuts.floats(size);
  spread.at_most = read_counts(at_most, size, size, customers);
  for (std::size_t i = 0; i < size; ++i) {
    if (i > 0 && !(spread.cuts[i - 1] < spread.cuts[i]))
      cuts.at(i).fail("must be above the one before");
    if (spread.at_most[i] <= (i == 0 ? 0 : spread.at_most[i - 1]))
      at_most.at(i).fail("must be above the one before");
  }
  check_sum(in, spread.missing + spread.present(), customers);
  if (!spread.every_value) check_ranks(in, spread);
  return spread;
}

Spread read_levels(const JsonReader& in, std::size_t levels, std::uint64_t customers) {
  Spread spread;
  spread.missing = in.at("missing").count(0, customers);
  spread.levels = read_counts(in.at("levels"), levels + 1, levels + 1, customers);
  check_sum(in, spread.missing + spread.present(), customers);
  return spread;
}

double number_between(const JsonReader& in, double low, double high) {
  const double number = in.number();
  if (number < low || number > high)
    in.fail(fmt::format("is {}, and must lie between {} and {}", number, low, high));
  return number;
}

Standing read_standing(const JsonReader& in) {
  Standing standing;
  standing.silhouette_code = number_between(in.at("silhouette_code"), -1, 1);
  standing.silhouette_attributes = number_between(in.at("silhouette_attributes"), -1, 1);
  standing.reconstruction_r2 = number_between(in.at("reconstruction_r2"), -1e300, 1);
  standing.margin = number_between(in.at("margin"), 0, 1);
  standing.unusual = number_between(in.at("unusual"), 0, 1);
  standing.smallest_share = number_between(in.at("smallest_share"), 0, 1);
  return standing;
}

} // namespace

json reference_json(const Reference& reference, const Model& model) {
  json attributes = json::array(), axes = json::array();
  const auto needed = needed_attributes(model.preparation);
  for (std::size_t j = 0; j < reference.attributes.size(); ++j) {
    attributes.push_back(spread_json(reference.attributes[j]));
    attributes.back()["name"] = needed[j].name;
  }
  for (const Spread& axis : reference.axes) axes.push_back(spread_json(axis));
  return {{"attributes", std::move(attributes)},
          {"axes", std::move(axes)},
          {"distance", spread_json(reference.distance)},
          {"margin", spread_json(reference.margin)},
          {"sizes", reference.sizes},
          {"standing", standing_json(reference.standing)},
          {"sampling_agreement",
           reference.sampling_agreement ? json(*reference.sampling_agreement) : json()}};
}

Reference read_reference(const JsonReader& in, const Model& model) {
  Reference reference;
  const std::uint64_t customers = model.fitted_rows;
  const auto needed = needed_attributes(model.preparation);
  const auto attributes = in.at("attributes").items(needed.size(), needed.size());
  for (std::size_t j = 0; j < needed.size(); ++j) {
    if (attributes[j].at("name").text() != needed[j].name)
      attributes[j].at("name").fail(fmt::format("must be '{}', as in columns", needed[j].name));
    reference.attributes.push_back(
        needed[j].kind == Kind::category
            ? read_levels(attributes[j], needed[j].levels.size(), customers)
            : read_cuts(attributes[j], customers));
  }
  for (const JsonReader& axis : in.at("axes").items(model.ensemble.columns, model.ensemble.columns))
    reference.axes.push_back(read_cuts(axis, customers));
  reference.distance = read_cuts(in.at("distance"), customers);
  reference.margin = read_cuts(in.at("margin"), customers);
  const std::size_t segments = model.segments.size();
  reference.sizes = read_counts(in.at("sizes"), segments, segments, customers);
  check_sum(in.at("sizes"),
            std::accumulate(reference.sizes.begin(), reference.sizes.end(), std::uint64_t{0}),
            customers);
  reference.standing = read_standing(in.at("standing"));
  if (const JsonReader agreement = in.at("sampling_agreement"); !agreement.is_null())
    reference.sampling_agreement = number_between(agreement, -1, 1);
  return reference;
}

} // namespace ilk
