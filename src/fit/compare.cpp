#include "fit/compare.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "fit/read_table.h"
#include "fit/refit.h"
#include "judge/silhouette_summary.h"
#include "monitor/model_input.h"
#include "monitor/reconstruction.h"
#include "monitor/reference_fit.h"
#include "summary/row_sample.h"
#include "table/row_key.h"

namespace ilk {
namespace {

struct Reading {
  Table table; ///< in the order of its rows' keys
  ReadReport report;
};

struct NamedModel {
  const Model& model;
  const std::string& file;
};

void require_reference(const NamedModel& named) {
  if (!named.model.reference)
    throw ModelError(Place{named.file},
                     "has no \"reference\": it was fitted by an ilk that did not yet keep what "
                     "its customers looked like",
                     "fit it anew with `ilk run` (--seed and --config as in its run.json) on the "
                     "same table");
}

// In the order of the source.
void require_ids(Execution& execution, const Model& model, const Source& source,
                 const Table& table) {
  if (table.ids.empty())
    throw DataError(
        Place{source.name()},
        model.id_name.empty()
            ? "the model was fitted without ids, by which customers would be joined"
            : fmt::format("has no column '{}', by which customers would be joined", model.id_name),
        "give tables with an id per customer, and a model that was fitted with it; or "
        "leave out --before");
  require_unique_ids(execution, source, table, "customers are joined by it",
                     "make one row per customer");
}

// `joined`: by their ids to another table's.
Reading read_by(Execution& execution, const NamedModel& by, const Source& source,
                double most_bad_rows, bool joined) {
  Reading reading;
  reading.table = source.read(schema_for(by.model, by.file, source), execution, reading.report);
  check_bad_rows(by.file, source, reading.report, most_bad_rows);
  if (reading.table.rows() == 0)
    throw DataError(
        Place{source.name()}, "has no customer that can be compared",
        fmt::format("give a table with the columns of {} and at least one row", by.file));
  if (joined) require_ids(execution, by.model, source, reading.table);
  reading.table = in_key_order(execution, std::move(reading.table));
  return reading;
}

// Customers as the model sees them.
struct SeenCustomers {
  Table apart; ///< their attributes, where they are not all of the table
  Matrix prepared;
  Matrix codes;
  std::vector<Score> scores;

  const Table& of(const Table& table) const { return apart.attributes.empty() ? table : apart; }
};

// All rows of the table.
SeenCustomers see(Execution& execution, const Model& model, const Table& table) {
  SeenCustomers all;
  all.prepared = apply(execution, model.preparation, table.values.block(), attribute_names(table));
  all.codes = model.ensemble.encode(execution, all.prepared.block());
  all.scores = score_codes(execution, all.codes.block(), model.centroids);
  return all;
}

// Rows farther out than everybody who was fitted, or none; see Comparison::beyond.
std::vector<std::uint32_t> rows_beyond(const Reference& reference,
                                       const std::vector<Score>& scores) {
  const auto& fitted = reference.distance.cuts;
  if (fitted.empty()) return {};
  std::vector<std::uint32_t> beyond;
  for (std::uint32_t i = 0; i < scores.size(); ++i)
    if (scores[i].distance > fitted.back()) beyond.push_back(i);
  if (static_cast<double>(beyond.size()) > most_beyond * static_cast<double>(scores.size()))
    return {};
  return beyond;
}

// All but these rows: as the fit leaves out tiny groups far from everybody, which would move every
// mean.
SeenCustomers without(SeenCustomers all, const Table& table,
                      const std::vector<std::uint32_t>& beyond) {
  if (beyond.empty()) return all;
  std::vector<std::uint32_t> rows;
  SeenCustomers within;
  for (std::uint32_t i = 0; i < all.scores.size(); ++i) {
    if (std::ranges::binary_search(beyond, i)) continue;
    rows.push_back(i);
    within.scores.push_back(all.scores[i]);
  }
  within.apart = with_values(table, gather_rows(table.values.block(), rows));
  within.prepared = gather_rows(all.prepared.block(), rows);
  within.codes = gather_rows(all.codes.block(), rows);
  return within;
}

std::vector<AttributeDrift> attribute_drifts(Execution& execution, const Model& model,
                                             const Table& table) {
  const auto columns = needed_columns(model, table);
  const auto schemas = needed_attributes(model.preparation);
  const auto& reference = model.reference->attributes;
  std::vector<AttributeDrift> drifts(columns.size());
  execution.for_each(columns.size(), [&](std::size_t j) {
    drifts[j].schema = schemas[j];
    drifts[j].drift = schemas[j].kind == Kind::category
                          ? drift_of_words(reference[j], schemas[j].levels, columns[j])
                          : drift_of(reference[j], columns[j]);
  });
  return drifts;
}

std::vector<Drift> axis_drifts(Execution& execution, const Reference& reference,
                               const Matrix& codes) {
  std::vector<Drift> axes(codes.columns());
  execution.for_each(axes.size(), [&](std::size_t axis) {
    axes[axis] = drift_of(reference.axes[axis], codes.column(axis));
  });
  return axes;
}

// One figure of every score.
std::vector<float> figures_of(const std::vector<Score>& scores, float Score::*figure) {
  std::vector<float> figures;
  for (const Score& score : scores) figures.push_back(score.*figure);
  return figures;
}

std::vector<std::uint64_t> sizes_of(const Model& model, const std::vector<Score>& scores) {
  std::vector<std::uint64_t> sizes(model.segments.size());
  for (const Score& score : scores) ++sizes[score.segment];
  return sizes;
}

// Of each segment.
std::vector<double> shares_unusual(const Model& model, const std::vector<Score>& scores,
                                   const std::vector<std::uint64_t>& sizes) {
  std::vector<std::uint64_t> unusual(sizes.size());
  for (const Score& score : scores) unusual[score.segment] += is_unusual(model, score) ? 1 : 0;
  std::vector<double> shares;
  for (std::size_t s = 0; s < sizes.size(); ++s)
    shares.push_back(
        sizes[s] == 0 ? 0 : static_cast<double>(unusual[s]) / static_cast<double>(sizes[s]));
  return shares;
}

Drift drift_of_shares(const Model& model, const std::vector<std::uint64_t>& sizes) {
  std::vector<std::string> names;
  for (const ModelSegment& segment : model.segments) names.push_back(segment.name);
  return drift_of_sizes(model.reference->sizes, sizes, names);
}

double margin_deviation(const std::vector<Score>& scores, double mean, const Spread& fitted) {
  double squares = 0;
  for (const Score& score : scores) squares += (score.margin - mean) * (score.margin - mean);
  const auto others = static_cast<double>(std::max<std::size_t>(1, scores.size() - 1));
  return std::max(std::sqrt(squares / others), deviation_of(fitted));
}

// What the customers of segments that are few by chance would add to the mean silhouette; see
// Comparison::silhouette_code_allowance.
double allowance(const std::vector<Score>& scores, const std::vector<bool>& is_few,
                 const SilhouetteSummary& now, double then) {
  double gain = 0;
  for (const Score& score : scores)
    if (is_few[score.segment] || is_few[score.next])
      gain += std::max(0.0, then - now.by_cluster[score.segment]);
  return gain / static_cast<double>(scores.size());
}

std::vector<bool> few_by_chance(const ComparisonLimits& limits, const Comparison& comparison) {
  std::vector<bool> is_few(comparison.sizes_now.size());
  for (std::size_t s = 0; s < is_few.size(); ++s)
    is_few[s] = comparison.sizes_now[s] < few_in_segment && is_few_by_chance(limits, comparison, s);
  return is_few;
}

SilhouetteSummary silhouettes(Execution& execution, const Model& model, const Matrix& space,
                              const std::vector<Score>& scores) {
  std::vector<std::uint32_t> labels;
  for (const Score& score : scores) labels.push_back(score.segment);
  SilhouetteOptions options;
  options.seed = model.seed;
  return summarise_silhouettes(execution, space.block(), {labels, model.segments.size()}, options);
}

// The standing now beside that of the fit.
void add_standing(Execution& execution, const Model& model, const SeenCustomers& customers,
                  const ComparisonLimits& limits, Comparison& comparison) {
  const auto in_code = silhouettes(execution, model, customers.codes, customers.scores);
  const auto in_attributes = silhouettes(execution, model, customers.prepared, customers.scores);
  const Seen seen{customers.of(comparison.table), customers.prepared.block(),
                  customers.codes.block(), customers.scores};
  comparison.now = standing_of(execution, model, seen, in_code.mean, in_attributes.mean);
  comparison.then = model.reference->standing;
  comparison.deviations = {
      in_code.deviation, in_attributes.deviation,
      reconstruction_r2_deviation(execution, model, customers.prepared.block()),
      margin_deviation(customers.scores, comparison.now.margin, model.reference->margin)};
  const auto is_few = few_by_chance(limits, comparison);
  comparison.silhouette_code_allowance =
      allowance(customers.scores, is_few, in_code, comparison.then.silhouette_code);
  comparison.silhouette_attributes_allowance =
      allowance(customers.scores, is_few, in_attributes, comparison.then.silhouette_attributes);
  comparison.silhouette_code_error = in_code.standard_error;
  comparison.silhouette_attributes_error = in_attributes.standard_error;
  comparison.sampling_agreement = model.reference->sampling_agreement;
}

Migration migration_since(Execution& execution, const CompareInputs& inputs, const Table& before,
                          const Table& table, const std::vector<Score>& scores) {
  const Pairs pairs = pairs_by_id(before, table);
  if (pairs.rows.empty()) {
    throw DataError(
        Place{inputs.before->name()},
        fmt::format("has no customer of {}: no id stands in both (in columns {} and {})",
                    inputs.source.name(), before.id_name, table.id_name),
        "give tables of the same customers, with their ids written alike");
  }
  return migration_within(inputs.model, score(execution, inputs.model, before), scores, pairs);
}

// Everything but how the segments stand, and migrations; `customers`: those that figures are of.
Comparison drifts(Execution& execution, const CompareInputs& inputs, const SeenCustomers& customers,
                  Reading reading, std::vector<std::uint32_t> beyond) {
  const Model& model = inputs.model;
  const Reference& reference = *model.reference;
  const auto& scores = customers.scores;
  const auto sizes = sizes_of(model, scores);
  Comparison comparison;
  comparison.model_file = inputs.model_file;
  comparison.file = inputs.source.name();
  comparison.fitted_rows = model.fitted_rows;
  comparison.read = std::move(reading.report);
  comparison.segments = model.segments;
  comparison.attributes = attribute_drifts(execution, model, customers.of(reading.table));
  comparison.axes = axis_drifts(execution, reference, customers.codes);
  comparison.distance = drift_of(reference.distance, figures_of(scores, &Score::distance));
  comparison.margin = drift_of(reference.margin, figures_of(scores, &Score::margin));
  comparison.shares = drift_of_shares(model, sizes);
  comparison.sizes_then = reference.sizes;
  comparison.sizes_now = sizes;
  comparison.unusual = shares_unusual(model, scores, sizes);
  comparison.beyond = std::move(beyond);
  comparison.table = std::move(reading.table);
  return comparison;
}

} // namespace

Compared compare(Execution& execution, const CompareInputs& inputs, const CompareOptions& options) {
  const NamedModel named{inputs.model, inputs.model_file};
  require_reference(named);
  execution.stage("read");
  const bool joined = inputs.before != nullptr;
  const auto read = [&](const NamedModel& by, const Source& source, bool by_ids) {
    return read_by(execution, by, source, options.most_bad_rows, by_ids);
  };
  std::optional<Reading> before, by_other;
  if (joined) before = read(named, *inputs.before, true);
  Reading reading = read(named, inputs.source, joined);
  if (inputs.other) by_other = read({*inputs.other, inputs.other_file}, inputs.source, false);

  execution.stage("compare");
  SeenCustomers all = see(execution, inputs.model, reading.table);
  const std::vector<Score> scores = all.scores;
  auto beyond = rows_beyond(*inputs.model.reference, scores);
  const SeenCustomers customers = without(std::move(all), reading.table, beyond);
  Comparison comparison =
      drifts(execution, inputs, customers, std::move(reading), std::move(beyond));

  execution.stage("judge");
  add_standing(execution, inputs.model, customers, options.limits, comparison);
  if (before) {
    comparison.since = migration_since(execution, inputs, before->table, comparison.table, scores);
    comparison.before = inputs.before->name();
    comparison.read_before = std::move(before->report);
  }
  if (by_other) {
    comparison.by_model = migration_between(inputs.model, scores, *inputs.other,
                                            score(execution, *inputs.other, by_other->table),
                                            pairs_by_origin(comparison.table, by_other->table));
    comparison.other_model = inputs.other_file;
    comparison.table_by_model = std::move(by_other->table);
  }
  ComparisonFacts facts = comparison_facts(options.limits, comparison);
  return {std::move(comparison), std::move(facts)};
}

} // namespace ilk
