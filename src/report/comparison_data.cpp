#include "report/comparison_data.h"

#include <nlohmann/json.hpp>

#include "ilk/version.h"
#include "monitor/migration_intervals.h"
#include "report/comparison_lists.h"
#include "report/figures_data.h"
#include "words/comparison_words.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr int comparison_format = 2;

json then_and_now(double then, double now) {
  return {{"then", figure_or_null(then)}, {"now", figure_or_null(now)}};
}

json bin_json(const DriftBin& bin) {
  return {{"above", bin.above ? json(*bin.above) : json()},
          {"at_most", bin.at_most ? json(*bin.at_most) : json()},
          {"words", bin.words.empty() ? json() : json(bin.words)},
          {"then", bin.then},
          {"now", bin.now}};
}

json drift_json(const Drift& drift) {
  json bins = json::array();
  for (const DriftBin& bin : drift.bins) bins.push_back(bin_json(bin));
  const bool has_ks = figure_or_null(drift.ks).is_number();
  return {{"psi", drift.psi},
          {"psi_by_chance", drift.psi_by_chance},
          {"ks", figure_or_null(drift.ks)},
          {"ks_error", has_ks ? json(drift.ks_error) : json()},
          {"ks_by_chance", has_ks ? json(drift.ks_by_chance) : json()},
          {"missing", then_and_now(drift.missing_then, drift.missing_now)},
          {"median", then_and_now(drift.median_then, drift.median_now)},
          {"below", drift.below},
          {"above", drift.above},
          {"new_words", drift.new_words},
          {"bins", std::move(bins)}};
}

json attributes_json(const Comparison& c, const ComparisonFacts& facts) {
  json list = json::array();
  for (const AttributeDrift& each : c.attributes) {
    json row = {{"name", each.schema.name},
                {"label", each.schema.label},
                {"unit", each.schema.unit},
                {"kind", name_of(each.schema.kind)},
                {"health", name_of(facts.attributes[list.size()])}};
    row.update(drift_json(each.drift));
    list.push_back(std::move(row));
  }
  return list;
}

json segments_json(const Comparison& c) {
  json list = json::array();
  const auto rows = static_cast<double>(c.compared());
  for (std::size_t s = 0; s < c.segments.size(); ++s)
    list.push_back({{"id", c.segments[s].id},
                    {"name", c.segments[s].name},
                    {"customers", {{"then", c.sizes_then[s]}, {"now", c.sizes_now[s]}}},
                    {"unusual", c.unusual[s]},
                    {"share", then_and_now(static_cast<double>(c.sizes_then[s]) /
                                               static_cast<double>(c.fitted_rows),
                                           static_cast<double>(c.sizes_now[s]) / rows)}});
  return list;
}

json standing_json(const Comparison& c) {
  const Standing &then = c.then, &now = c.now;
  return {{"silhouette_code", then_and_now(then.silhouette_code, now.silhouette_code)},
          {"silhouette_code_error", c.silhouette_code_error},
          {"silhouette_attributes",
           then_and_now(then.silhouette_attributes, now.silhouette_attributes)},
          {"silhouette_attributes_error", c.silhouette_attributes_error},
          {"reconstruction_r2", then_and_now(then.reconstruction_r2, now.reconstruction_r2)},
          {"margin", then_and_now(then.margin, now.margin)},
          {"unusual", then_and_now(then.unusual, now.unusual)},
          {"smallest_share", then_and_now(then.smallest_share, now.smallest_share)},
          {"sampling_agreement", c.sampling_agreement ? json(*c.sampling_agreement) : json()}};
}

json checks_json(const ComparisonFacts& facts) {
  json list = json::array();
  for (const Check& check : facts.checks)
    list.push_back({{"key", check.key},
                    {"what", what_words(check)},
                    {"measured", measured_words(check)},
                    {"asked", asked_words(check)},
                    {"remark", remark_words(check)},
                    {"figure", figure_or_null(check.figure)},
                    {"watch", check.watch},
                    {"limit", check.limit},
                    {"health", name_of(check.health)}});
  return list;
}

json sides_json(const std::vector<ModelSegment>& segments) {
  json list = json::array();
  for (const ModelSegment& segment : segments)
    list.push_back({{"id", segment.id}, {"name", segment.name}});
  return list;
}

json migration_json(const std::optional<Migration>& migration, const std::string& file) {
  if (!migration) return nullptr;
  const Interval share = moved_interval(*migration), agreement = agreement_interval(*migration);
  json counts = json::array(), heirs = json::array();
  const std::size_t width = migration->to.size();
  for (std::size_t f = 0; f < migration->from.size(); ++f) {
    json row = json::array();
    for (std::size_t t = 0; t < width; ++t) row.push_back(migration->counts[f * width + t]);
    counts.push_back(std::move(row));
    const auto heir = migration->heirs[f];
    heirs.push_back(heir ? json(migration->to[*heir].id) : json());
  }
  return {{"file", file},
          {"customers", migration->customers},
          {"only_before", migration->only_before},
          {"only_after", migration->only_after},
          {"moved", migration->moves.size()},
          {"share_moved", migration->moved()},
          {"share_moved_interval", {figure_or_null(share.low), figure_or_null(share.high)}},
          {"moved_from_border", migration->moved_from_border},
          {"agreement", migration->agreement},
          {"agreement_interval", {figure_or_null(agreement.low), figure_or_null(agreement.high)}},
          {"from", sides_json(migration->from)},
          {"to", sides_json(migration->to)},
          {"heirs", std::move(heirs)},
          {"counts", std::move(counts)}};
}

} // namespace

json comparison_data(const Comparison& c, const ComparisonFacts& facts) {
  json axes = json::array();
  for (const Drift& axis : c.axes) axes.push_back(drift_json(axis));
  return {{"ilk", {{"version", version}, {"format", comparison_format}}},
          {"model", {{"file", c.model_file}, {"customers", c.fitted_rows}}},
          {"table",
           {{"file", c.file},
            {"customers", c.table.rows()},
            {"bad_rows", c.read.bad_rows},
            {"beyond", c.beyond.size()}}},
          {"verdict",
           {{"kind", name_of(facts.verdict)},
            {"passed", facts.verdict != Health::past},
            {"sentence", sentence_of(facts)}}},
          {"checks", checks_json(facts)},
          {"attributes", attributes_json(c, facts)},
          {"code",
           {{"axes", std::move(axes)},
            {"distance", drift_json(c.distance)},
            {"margin", drift_json(c.margin)}}},
          {"segments", segments_json(c)},
          {"shares", drift_json(c.shares)},
          {"standing", standing_json(c)},
          {"by_model", migration_json(c.by_model, c.other_model)},
          {"since", migration_json(c.since, c.before)},
          {"lists", comparison_list_names(c)}};
}

} // namespace ilk
