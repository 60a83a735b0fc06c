#include "pipeline/run_segmentation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <optional>

#include <fmt/format.h>

#include "cluster/agglomerate.h"
#include "cluster/kmeans.h"
#include "explain/customer_map.h"
#include "explain/given_names.h"
#include "explain/playbook_check.h"
#include "explain/playbook_toml.h"
#include "judge/agreement.h"
#include "judge/silhouette_summary.h"
#include "judge/squared_silhouette.h"
#include "model/follow.h"
#include "pass/run.h"
#include "pipeline/attempt.h"
#include "pipeline/certify.h"
#include "pipeline/explore.h"
#include "pipeline/fitted.h"
#include "pipeline/preparation_alerts.h"
#include "pipeline/refit.h"
#include "summary/quantiles.h"

namespace ilk {
namespace {

// From the order in which k-means numbered the clusters to that of the segments.
void renumber(const std::vector<std::uint32_t>& place, std::vector<double>& by_cluster) {
  if (by_cluster.empty()) return; // not measured
  std::vector<double> by_segment(by_cluster.size());
  for (std::size_t c = 0; c < by_cluster.size(); ++c) by_segment[place[c]] = by_cluster[c];
  by_cluster = std::move(by_segment);
}

// The state of one run, stage by stage.
class Run {
 public:
  Run(Execution& execution, const CsvFile& file, const RunOptions& options, Stopwatch& stopwatch)
      : execution_(execution), file_(file), options_(options), stopwatch_(stopwatch) {}

  Segmentation segmentation() {
    if (options_.names) given_names_ = load_given_names(*options_.names);
    if (options_.follow) old_model_ = load_model(*options_.follow);
    read();
    explore(execution_, options_.explore, stopwatch_, result_);
    stage("prepare", [&] { prepare(); });
    try_to_segment();
    stage("cluster", [&] { cluster(); });
    stage("judge", [&] { judge(); });
    stage("explain", [&] { explain_segments(); });
    return std::move(result_);
  }

 private:
  template <class Work>
  void stage(const char* name, Work&& work) {
    run_stage(execution_, stopwatch_, name, std::forward<Work>(work));
  }

  void read() {
    static_cast<Explored&>(result_) = read_table(execution_, file_, options_.explore, stopwatch_);
    check_rows();
    require_unique_ids();
    if (options_.playbook) {
      playbook_ = load_playbook(*options_.playbook);
      check_columns(*playbook_, result_.table, result_.schema);
    }
    if (has_role(result_.table, Role::label)) {
      labels_table_ = columns_of_role(result_.table, Role::label);
      attributes_ = columns_of_role(result_.table, Role::attribute);
    }
    if (!old_model_) return;
    Table nobody; // says early what does not fit
    nobody.attributes = attributes().attributes;
    nobody.values = Matrix(0, nobody.attributes.size());
    as_read_by(*old_model_, nobody);
  }

  // What segments are made from.
  const Table& attributes() const { return attributes_ ? *attributes_ : result_.table; }

  void require_unique_ids() const {
    const Table& table = result_.table;
    const auto repeated = find_repeated_id(table);
    if (!repeated) return;
    throw DataError(
        Place{file_.name(), file_.line_at(table.offsets[repeated->second])},
        fmt::format("the id '{}' in column {} stands already on line {}; {} row{} repeat{} an id",
                    table.ids[repeated->second], table.id_name,
                    file_.line_at(table.offsets[repeated->first]), repeated->rows,
                    repeated->rows == 1 ? "" : "s", repeated->rows == 1 ? "s" : ""),
        "make one row per customer, or give the column role = \"ignore\" in a data dictionary "
        "(`ilk schema` writes one)");
  }

  void check_rows() const {
    const ReadReport& read = result_.read;
    if (read.rows < 2)
      throw DataError(Place{file_.name()},
                      fmt::format("has {} customer{}, and segments need at least 2", read.rows,
                                  read.rows == 1 ? "" : "s"),
                      "give a table with one row per customer");
  }

  void prepare() {
    fitted_ = fit_customers(execution_, attributes(), labels_table_ ? &*labels_table_ : nullptr,
                            file_.name(), options_);
    result_.outliers = fitted_.outliers;
    result_.covariance = fitted_.covariance;
    result_.model.preparation = fitted_.preparation;
    add_preparation_alerts(fitted_, result_.table, options_, result_.profile.alerts);
  }

  void try_to_segment() {
    evidence_ = with_values(attributes(), gather_rows(attributes().values.block(),
                                                      elements(fitted_.rows, fitted_.sample)));
    keep_fills(fitted_.preparation, evidence_.attributes); // reruns do not measure them again
    auto attempts = try_spaces(execution_, stopwatch_, fitted_, evidence_, options_);
    attempt_ = std::move(attempts.front());
    for (std::size_t i = 1; i < attempts.size(); ++i)
      result_.certificate.abandoned.push_back({attempts[i].space, std::move(attempts[i].gates)});
    result_.encoder = attempt_.encoder;
    result_.choice = attempt_.choice;
    result_.k_by_user = options_.k != 0;
    result_.rule = rule_for_k(options_.gates);
    result_.tree = attempt_.tree;
  }

  // The segments: k-means on all codes, starting from the experiment's best when it was sampled.
  void cluster() {
    Centroids centroids = attempt_.experiment.on_codes[attempt_.chosen()].centroids;
    if (attempt_.sampled_codes.rows() < attempt_.codes.rows())
      centroids =
          kmeans_from(execution_, attempt_.codes.block(), centroids, KMeansOptions{}.most_steps)
              .centroids;
    check_given_names(given_names_, centroids.count);
    const auto labels = assign(execution_, attempt_.codes.block(), centroids);
    place_ = order_segments(execution_, fitted_.prepared.block(), labels, centroids.count);
    if (old_model_) follow_old_model(labels);
    Centroids& ordered = result_.model.centroids;
    ordered = centroids;
    for (std::size_t c = 0; c < centroids.count; ++c)
      std::copy_n(centroids.row(c), centroids.columns, ordered.row(place_[c]));
    fit_scores_ = score_codes(execution_, attempt_.codes.block(), ordered);
    for (const Score& score : fit_scores_) labels_.push_back(score.segment);
  }

  // Their numbers by those of the old model's segments.
  void follow_old_model(std::span<const std::uint32_t> labels) {
    auto followed = follow(execution_, *old_model_,
                           as_read_by(*old_model_, fitted_.table(attributes())), labels, place_);
    place_ = std::move(followed.place);
    follows_ = std::move(followed.follows);
    result_.followed = options_.follow->string();
    for (const ModelSegment& segment : old_model_->segments)
      result_.followed_names.push_back(segment.name);
  }

  void judge() {
    const std::size_t k = result_.choice.k;
    const PartitionView segments{labels_, k};
    SilhouetteOptions options;
    options.exact_max = options_.evidence_rows;
    options.seed = options_.seed;
    const auto in_code =
        summarise_silhouettes(execution_, attempt_.codes.block(), segments, options);
    const auto in_attributes =
        summarise_silhouettes(execution_, fitted_.prepared.block(), segments, options);
    double margins = 0;
    for (const Score& score : fit_scores_) margins += score.margin;
    result_.quality = {in_code.mean,
                       in_code.standard_error,
                       in_attributes.mean,
                       in_attributes.standard_error,
                       margins / static_cast<double>(fit_scores_.size()),
                       mean_of(squared_silhouettes(execution_, attempt_.codes.block(), segments)),
                       result_.encoder.reconstruction_r2,
                       in_code.rows};
    result_.silhouettes = in_code.by_cluster;
    result_.silhouette_curves = in_code.curves;
    result_.borders = find_borders(fit_scores_, k);
    if (k <= result_.tree.tree.leaves)
      result_.tree_agreement = adjusted_rand(result_.tree.cut(k), labels_);
    finish_certificate();
  }

  void finish_certificate() {
    Certificate& certificate = result_.certificate;
    const Found found = attempt_.found(evidence_, fitted_);
    const std::size_t index = attempt_.chosen();
    certificate.measured = attempt_.measured;
    certificate.depth = name_of(options_.evidence.depth);
    certificate.space = attempt_.space;
    certificate.rows = fitted_.sample.size();
    certificate.null = std::move(attempt_.reruns.null);
    certificate.gates = attempt_.gates;
    certificate.verdict = attempt_.verdict;
    certificate.encoder = attempt_.encoders;
    certificate.algorithm = result_.tree_agreement;
    certificate.faithfulness = judge_faithfulness(execution_, found, options_);
    std::vector<std::uint32_t> ward;
    if (result_.choice.k <= result_.tree.tree.leaves)
      ward = elements(result_.tree.cut(result_.choice.k), fitted_.sample);
    certificate.candidates = judge_candidates(execution_, found, index, ward, options_);
    if (attempt_.measured) {
      certificate.sampling = attempt_.reruns.sampling[index];
      certificate.sampling_attributes = attempt_.reruns.sampling_attributes[index];
      certificate.cleaning = rerun_cleaning(execution_, found, index, options_);
    }
    renumber(place_, certificate.sampling.jaccard);
    renumber(place_, certificate.encoder.jaccard);
    for (Agreement& agreement : certificate.cleaning) renumber(place_, agreement.jaccard);
    const Experiment& experiment = attempt_.experiment;
    result_.knee = experiment.knee;
    result_.knee_attributes = experiment.knee_attributes;
    result_.gap_choice = experiment.gap_choice;
    result_.gap_choice_attributes = experiment.gap_choice_attributes;
  }

  void explain_segments() {
    Model& model = result_.model;
    result_.explanation = explain(execution_, fitted_.table(attributes()), model.preparation,
                                  fitted_.prepared.block(), labels_, result_.choice.k,
                                  {fitted_.sample, options_.seed});
    for (std::size_t s = 0; s < follows_.size(); ++s)
      result_.explanation.segments[s].follows = std::move(follows_[s]);
    result_.name_warnings = settle_names(given_names_, model.preparation, result_.explanation);
    if (labels_table_) {
      const Table rows =
          with_values(*labels_table_, gather_rows(labels_table_->values.block(), fitted_.rows));
      result_.outcomes = profile_outcomes(execution_, rows, labels_, result_.choice.k);
    }
    model.id_name = result_.table.id_name;
    model.ensemble = result_.encoder.ensemble;
    model.fitted_rows = fitted_.rows.size();
    model.seed = options_.seed;
    const auto usual = usual_distances();
    for (const Segment& segment : result_.explanation.segments)
      model.segments.push_back({segment.id, segment.name, usual[segment.id - 1]});
    keep_reference();
    result_.scores =
        result_.outliers.empty() ? std::move(fit_scores_) : score(execution_, model, result_.table);
    show_examples();
    draw_map();
    plan();
    add_names_to_words();
    result_.k_table = std::move(attempt_.experiment.table);
  }

  void keep_reference() {
    Model& model = result_.model;
    const Seen fitted{fitted_.table(attributes()), fitted_.prepared.block(), attempt_.codes.block(),
                      fit_scores_};
    const Quality& quality = result_.quality;
    const Standing standing = standing_of(execution_, model, fitted, quality.silhouette_code,
                                          quality.silhouette_attributes);
    const Agreement& sampling = result_.certificate.sampling;
    std::optional<double> agreement;
    if (sampling.reruns > 0) agreement = sampling.mean;
    model.reference = reference_of(execution_, model, fitted, standing, agreement);
  }

  void plan() {
    if (!playbook_) return;
    std::vector<std::uint32_t> segments;
    for (const Score& score : result_.scores) segments.push_back(score.segment);
    const SegmentedCustomers customers{result_.table, result_.model.preparation,
                                       result_.explanation, segments, result_.outliers};
    result_.plan = make_plan(execution_, *playbook_, customers, options_.seed);
  }

  void add_names_to_words() {
    std::vector<std::string> names;
    for (const Segment& segment : result_.explanation.segments) names.push_back(segment.name);
    std::string& sentence = result_.certificate.verdict.sentence;
    sentence += weak_words(result_.certificate.sampling.jaccard, names);
    sentence += cleaning_words(result_.certificate.cleaning);
    if (options_.k == 0)
      result_.choice.reason +=
          merged_words(attempt_.experiment, attempt_.chosen(), elements(labels_, fitted_.sample),
                       names, options_.gates);
  }

  std::vector<double> usual_distances() {
    Matrix distances(fit_scores_.size(), 1);
    for (std::size_t i = 0; i < fit_scores_.size(); ++i)
      distances.at(i, 0) = fit_scores_[i].distance;
    const double probability[] = {0.99};
    std::vector<double> usual;
    for (const auto& group :
         quantiles_by_group(execution_, distances.block(), labels_, result_.choice.k, probability))
      usual.push_back(std::isnan(group[0][0]) ? 0 : group[0][0]);
    return usual;
  }

  // Labels are left out of the table whose totals are looked at.
  std::function<bool(const Measure&)> is_of_attributes() const {
    return [names = attribute_names(attributes())](const Measure& measure) {
      const auto is_there = [&](const ColumnName& column) {
        return std::ranges::find(names, column.name) != names.end();
      };
      return is_there(measure.column) &&
             std::ranges::all_of(measure.where, is_there, &Criterion::column);
    };
  }

  void show_examples() {
    const auto& columns = result_.model.preparation.columns;
    std::vector<double> deviations;
    std::vector<Measure> totals;
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const std::string& name = columns[j].schema.name;
      deviations.push_back(std::sqrt(result_.covariance.at(j, j)));
      if (!std::isnan(result_.explanation.segments.front().attributes[j].share_of_total))
        totals.push_back({name, {name, {}}, {}});
    }
    if (playbook_)
      std::ranges::copy_if(playbook_->measures, std::back_inserter(totals), is_of_attributes());
    result_.concentration = find_concentration(execution_, fitted_.table(attributes()), totals,
                                               labels_, result_.choice.k);
    result_.examples = find_examples(execution_, result_.model, attributes(), result_.scores,
                                     fitted_.rows, result_.explanation.segments, deviations);
  }

  // By the rows of the whole table.
  void draw_map() {
    result_.map = make_map(execution_, attempt_.codes.block(), fitted_.sample, labels_,
                           result_.choice.k, options_.seed);
    for (MapPoint& point : result_.map.points) point.row = fitted_.rows[point.row];
  }

  Execution& execution_;
  const CsvFile& file_;
  const RunOptions& options_;
  Stopwatch& stopwatch_;
  Segmentation result_;

  std::vector<GivenName> given_names_;
  std::optional<Model> old_model_;               // to be followed
  std::vector<std::optional<Followed>> follows_; // per segment
  std::optional<Playbook> playbook_;
  Fitted fitted_;
  std::optional<Table> attributes_;   // where there are labels beside them
  std::optional<Table> labels_table_; // where there are any
  Table evidence_;                    // the evidence rows' raw attributes
  Attempt attempt_;
  std::vector<Score> fit_scores_;
  std::vector<std::uint32_t> place_;  // per cluster of the experiment, its segment's index
  std::vector<std::uint32_t> labels_; // the segment's index
};

} // namespace

Segmentation run_segmentation(Execution& execution, const CsvFile& file, const RunOptions& options,
                              Stopwatch& stopwatch) {
  return Run(execution, file, options, stopwatch).segmentation();
}

} // namespace ilk
