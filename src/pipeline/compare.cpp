#include "pipeline/compare.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "judge/silhouette_summary.h"
#include "model/model_input.h"
#include "model/reconstruction.h"
#include "pipeline/refit.h"
#include "profile/duplicates.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

struct Reading {
  Table table;
  ReadReport report;
};

struct NamedModel {
  const Model& model;
  const std::string& file;
};

Reading read_by(Execution& execution, const NamedModel& by, const CsvFile& file,
                double most_bad_rows) {
  Reading reading;
  reading.table = file.read(schema_for(by.model, by.file, file), execution, reading.report);
  check_bad_rows(by.file, file, reading.report, most_bad_rows);
  if (reading.table.rows() == 0)
    throw DataError(
        Place{file.name()}, "has no customer that can be compared",
        fmt::format("give a table with the columns of {} and at least one row", by.file));
  return reading;
}

void require_ids(const Model& model, const CsvFile& file, const Table& table) {
  if (table.ids.empty())
    throw DataError(
        Place{file.name()},
        model.id_name.empty()
            ? "the model was fitted without ids, by which customers would be joined"
            : fmt::format("has no column '{}', by which customers would be joined", model.id_name),
        "give tables with an id per customer, and a model that was fitted with it; or "
        "leave out --before");
  if (const auto repeated = find_repeated_id(table))
    throw DataError(
        Place{file.name(), file.line_at(table.offsets[repeated->second])},
        fmt::format("the id '{}' stands already on line {}, and customers are joined by it",
                    table.ids[repeated->second], file.line_at(table.offsets[repeated->first])),
        "make one row per customer");
}

class Work {
 public:
  Work(Execution& execution, const CompareInputs& inputs, const CompareOptions& options)
      : execution_(execution), inputs_(inputs), options_(options), model_(inputs.model) {}

  Comparison comparison() {
    if (!model_.reference)
      throw ModelError(Place{inputs_.model_file},
                       "has no \"reference\": it was fitted by an ilk that did not yet keep what "
                       "its customers looked like",
                       "fit it anew with `ilk run` (--seed and --config as in its run.json) on the "
                       "same table");
    execution_.stage("read");
    read();
    execution_.stage("compare");
    see();
    drift();
    execution_.stage("judge");
    stand();
    if (inputs_.before != nullptr) compare_with_before();
    if (inputs_.other != nullptr) compare_with_other();
    judge(options_.limits, result_);
    return std::move(result_);
  }

 private:
  NamedModel named() const { return {model_, inputs_.model_file}; }

  void read() {
    Reading reading = read_by(execution_, named(), inputs_.file, options_.most_bad_rows);
    result_.table = std::move(reading.table);
    result_.read = std::move(reading.report);
    result_.model_file = inputs_.model_file;
    result_.file = inputs_.file.name();
    result_.fitted_rows = model_.fitted_rows;
    result_.segments = model_.segments;
  }

  void see() {
    const Table& table = result_.table;
    prepared_ = apply(execution_, model_.preparation, table.values.block(), attribute_names(table));
    codes_ = model_.ensemble.encode(execution_, prepared_.block());
    scores_ = score_codes(execution_, codes_.block(), model_.centroids);
    leave_out_beyond();
  }

  // As the fit leaves out tiny groups far from everybody, which would move every mean.
  void leave_out_beyond() {
    const auto& fitted = model_.reference->distance.cuts;
    if (fitted.empty()) return;
    std::vector<std::uint32_t> within, beyond;
    for (std::uint32_t i = 0; i < scores_.size(); ++i)
      (scores_[i].distance > fitted.back() ? beyond : within).push_back(i);
    if (beyond.empty() ||
        static_cast<double>(beyond.size()) > most_beyond * static_cast<double>(scores_.size()))
      return;
    result_.beyond = std::move(beyond);
    within_ = with_values(result_.table, gather_rows(result_.table.values.block(), within));
    prepared_ = gather_rows(prepared_.block(), within);
    codes_ = gather_rows(codes_.block(), within);
    for (const std::uint32_t i : within) within_scores_.push_back(scores_[i]);
  }

  // Those that figures are of.
  const Table& table() const { return result_.beyond.empty() ? result_.table : within_; }
  const std::vector<Score>& scores() const {
    return result_.beyond.empty() ? scores_ : within_scores_;
  }

  void drift() {
    const Reference& reference = *model_.reference;
    const auto columns = needed_columns(model_, table());
    const auto schemas = needed_attributes(model_.preparation);
    result_.attributes.resize(columns.size());
    result_.axes.resize(codes_.columns());
    execution_.for_each(columns.size() + codes_.columns(), [&](std::size_t j) {
      if (j >= columns.size()) {
        const std::size_t axis = j - columns.size();
        result_.axes[axis] = drift_of(reference.axes[axis], codes_.column(axis));
        return;
      }
      result_.attributes[j].schema = schemas[j];
      result_.attributes[j].drift =
          schemas[j].kind == Kind::category
              ? drift_of_words(reference.attributes[j], schemas[j].levels, columns[j])
              : drift_of(reference.attributes[j], columns[j]);
    });
    std::vector<float> distances, margins;
    std::vector<std::uint64_t> sizes(model_.segments.size()), unusual(sizes.size());
    for (const Score& score : scores()) {
      distances.push_back(score.distance);
      margins.push_back(score.margin);
      ++sizes[score.segment];
      unusual[score.segment] += is_unusual(model_, score) ? 1 : 0;
    }
    for (std::size_t s = 0; s < sizes.size(); ++s)
      result_.unusual.push_back(
          sizes[s] == 0 ? 0 : static_cast<double>(unusual[s]) / static_cast<double>(sizes[s]));
    result_.distance = drift_of(reference.distance, distances);
    result_.margin = drift_of(reference.margin, margins);
    std::vector<std::string> names;
    for (const ModelSegment& segment : model_.segments) names.push_back(segment.name);
    result_.shares = drift_of_sizes(reference.sizes, sizes, names);
    result_.sizes_then = reference.sizes;
    result_.sizes_now = std::move(sizes);
  }

  void stand() {
    std::vector<std::uint32_t> labels;
    for (const Score& score : scores()) labels.push_back(score.segment);
    const PartitionView segments{labels, model_.segments.size()};
    SilhouetteOptions options;
    options.seed = model_.seed;
    const auto in_code = summarise_silhouettes(execution_, codes_.block(), segments, options);
    const auto in_attributes =
        summarise_silhouettes(execution_, prepared_.block(), segments, options);
    const Seen seen{table(), prepared_.block(), codes_.block(), scores()};
    result_.now = standing_of(execution_, model_, seen, in_code.mean, in_attributes.mean);
    result_.then = model_.reference->standing;
    result_.deviations = {in_code.deviation, in_attributes.deviation,
                          reconstruction_r2_deviation(execution_, model_, prepared_.block()),
                          margin_deviation()};
    result_.silhouette_code_allowance = allowance(in_code, result_.then.silhouette_code);
    result_.silhouette_attributes_allowance =
        allowance(in_attributes, result_.then.silhouette_attributes);
    result_.silhouette_code_error = in_code.standard_error;
    result_.silhouette_attributes_error = in_attributes.standard_error;
    result_.sampling_agreement = model_.reference->sampling_agreement;
  }

  double allowance(const SilhouetteSummary& now, double then) const {
    std::vector<bool> is_few(result_.sizes_now.size());
    for (std::size_t s = 0; s < is_few.size(); ++s)
      is_few[s] =
          result_.sizes_now[s] < few_in_segment && is_few_by_chance(options_.limits, result_, s);
    double gain = 0;
    for (const Score& score : scores())
      if (is_few[score.segment] || is_few[score.next])
        gain += std::max(0.0, then - now.by_cluster[score.segment]);
    return gain / static_cast<double>(result_.compared());
  }

  double margin_deviation() const {
    double squares = 0;
    for (const Score& score : scores())
      squares += (score.margin - result_.now.margin) * (score.margin - result_.now.margin);
    const auto others = static_cast<double>(std::max<std::size_t>(1, scores().size() - 1));
    return std::max(std::sqrt(squares / others), deviation_of(model_.reference->margin));
  }

  void compare_with_before() {
    const CsvFile& file = *inputs_.before;
    Reading before = read_by(execution_, named(), file, options_.most_bad_rows);
    require_ids(model_, file, before.table);
    require_ids(model_, inputs_.file, result_.table);
    const Pairs pairs = pairs_by_id(before.table, result_.table);
    if (pairs.rows.empty())
      throw DataError(Place{file.name()},
                      fmt::format("has no customer of {}: no id stands in both (the first are '{}' "
                                  "and '{}')",
                                  inputs_.file.name(), before.table.ids[0], result_.table.ids[0]),
                      "give tables of the same customers, with their ids written alike");
    const auto scores = score(execution_, model_, before.table);
    result_.before = file.name();
    result_.read_before = std::move(before.report);
    result_.since = migration_within(model_, scores, scores_, pairs);
  }

  void compare_with_other() {
    Reading reading = read_by(execution_, {*inputs_.other, inputs_.other_file}, inputs_.file,
                              options_.most_bad_rows);
    const auto scores = score(execution_, *inputs_.other, reading.table);
    const Pairs pairs = pairs_by_offset(result_.table, reading.table);
    result_.other_model = inputs_.other_file;
    result_.by_model = migration_between(model_, scores_, *inputs_.other, scores, pairs);
    result_.table_by_model = std::move(reading.table);
  }

  Execution& execution_;
  const CompareInputs& inputs_;
  const CompareOptions& options_;
  const Model& model_;
  Comparison result_;
  std::vector<Score> scores_; // of all rows
  Matrix prepared_;           // of those that figures are of, likewise
  Matrix codes_;
  Table within_; // where some are beyond the fitted
  std::vector<Score> within_scores_;
};

} // namespace

Comparison compare(Execution& execution, const CompareInputs& inputs,
                   const CompareOptions& options) {
  return Work(execution, inputs, options).comparison();
}

} // namespace ilk
