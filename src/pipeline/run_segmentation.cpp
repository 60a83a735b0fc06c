#include "pipeline/run_segmentation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "cluster/agglomerate.h"
#include "cluster/kmeans.h"
#include "encode/pca.h"
#include "judge/agreement.h"
#include "judge/silhouette_summary.h"
#include "judge/squared_silhouette.h"
#include "pass/run.h"
#include "pipeline/certify.h"
#include "pipeline/evidence.h"
#include "pipeline/experiment.h"
#include "pipeline/fitted.h"
#include "pipeline/refit.h"
#include "summary/quantiles.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t map_points = 2'000;

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
    stage("read", [&] { read(); });
    stage("profile", [&] { profile(); });
    stage("prepare", [&] { prepare(); });
    space_ = options_.encode.space;
    find_partitions();
    if (options_.joint && space_ == Space::code) {
      joint_clusters_ = result_.choice.k;
      space_ = Space::joint;
      find_partitions();
    }
    while (!holds()) {
      space_ = simpler(space_);
      find_partitions();
    }
    stage("cluster", [&] { cluster(); });
    stage("judge", [&] { judge(); });
    stage("explain", [&] { explain_segments(); });
    return std::move(result_);
  }

 private:
  template <class Work>
  void stage(const char* name, Work&& work) {
    execution_.stage(name);
    stopwatch_.start(name);
    work();
    stopwatch_.stop();
  }

  void read() {
    result_.file = file_.name();
    result_.schema = options_.schema
                         ? match_header(load_schema(*options_.schema), file_.header(), file_.name())
                         : file_.infer();
    result_.table = file_.read(result_.schema, execution_, result_.read);
    check_rows();
    require_unique_ids();
  }

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
    const auto all = static_cast<double>(read.rows + read.bad_rows);
    if (static_cast<double>(read.bad_rows) > options_.most_bad_rows * all) {
      const BadRow& first = read.first.front();
      throw DataError(Place{file_.name(), first.line, first.column},
                      fmt::format("{}{}; {} of {} rows cannot be read", first.what,
                                  first.name.empty() ? "" : fmt::format(" (column {})", first.name),
                                  read.bad_rows, read.rows + read.bad_rows),
                      "mend the file, or give the column another role in a data dictionary "
                      "(`ilk schema` writes one)");
    }
    if (read.rows < 2)
      throw DataError(Place{file_.name()},
                      fmt::format("has {} customer{}, and segments need at least 2", read.rows,
                                  read.rows == 1 ? "" : "s"),
                      "give a table with one row per customer");
  }

  void profile() {
    result_.summaries = summarise_attributes(execution_, result_.table);
    result_.findings = find(result_.table, result_.summaries, result_.schema, result_.read);
  }

  void prepare() {
    fitted_ = fit_customers(execution_, result_.table, file_.name(), options_);
    result_.outliers = fitted_.outliers;
    result_.covariance = fitted_.covariance;
    result_.model.preparation = fitted_.preparation;
  }

  static Space simpler(Space space) {
    if (space == Space::joint) return Space::code;
    return space == Space::code ? Space::principal : Space::attributes;
  }

  // Everything that depends on the space that segments are made in.
  void find_partitions() {
    stage("encode", [&] { encode(); });
    stage("experiment", [&] { experiment(); });
    stage("agglomerate", [&] { build_tree(); });
    stage("evidence", [&] {
      gather_evidence();
      choose();
      test_choice();
    });
  }

  // True when segments may be made here, or there is no other space to try.
  bool holds() {
    Certificate& certificate = result_.certificate;
    if (!certificate.measured || !options_.fall_back || space_ == Space::attributes ||
        space_holds(certificate.gates))
      return true;
    certificate.abandoned.push_back({space_, certificate.gates});
    return false;
  }

  void encode() {
    EnsembleOptions options = options_.encode;
    options.space = space_;
    options.training.seed = options_.seed;
    result_.encoder = fit_code(execution_, fitted_.prepared.block(), options, {joint_clusters_});
    codes_ = result_.encoder.ensemble.encode(execution_, fitted_.prepared.block());
    sampled_codes_ = gather_rows(codes_.block(), fitted_.sample);
  }

  void experiment() {
    experiment_ = run_experiment(execution_, fitted_.sampled.block(), sampled_codes_.block(),
                                 fitted_.counts, fitted_.on_attributes, options_);
  }

  void build_tree() {
    AgglomerateOptions options;
    options.exact_max = options_.ward_exact_max;
    options.seed = options_.seed;
    result_.tree = agglomerate(execution_, codes_.block(), options);
    add_tree(result_.tree, fitted_.sample, experiment_);
  }

  // The customers that evidence is taken on, as rows of the table.
  std::vector<std::uint32_t> evidence_rows() const {
    return labels_of(fitted_.rows, fitted_.sample);
  }

  Found found() const {
    return {evidence_table_, fitted_.sampled.block(), result_.encoder,          space_,
            joint_clusters_, experiment_.on_codes,    experiment_.on_attributes};
  }

  void gather_evidence() {
    Certificate& certificate = result_.certificate;
    certificate.depth = name_of(options_.evidence.depth);
    certificate.rows = fitted_.sample.size();
    certificate.space = space_;
    certificate.measured = fitted_.sample.size() >= least_evidence_rows;
    reruns_ = {};
    if (!certificate.measured) return;
    if (evidence_table_.rows() == 0)
      evidence_table_ =
          with_values(result_.table, gather_rows(result_.table.values.block(), evidence_rows()));
    reruns_ = rerun_for_k(execution_, found(), options_);
    add_evidence(reruns_, experiment_.table);
  }

  void choose() {
    if (space_ == Space::joint) { // what it was tuned for
      result_.choice.reason += " The encoders were then tuned for this number.";
      return;
    }
    std::vector<KEvidence> by_rule; // a number of segments asked for beyond the range has no say
    for (const KEvidence& row : experiment_.table)
      if (row.k <= options_.largest_k) by_rule.push_back(row);
    result_.choice = choose_k(by_rule, options_.gates);
    result_.rule = rule_for_k(options_.gates);
    result_.k_by_user = options_.k != 0;
    if (!result_.k_by_user || options_.k == result_.choice.k) return;
    result_.choice.reason = fmt::format("{}: asked for; the rule would have chosen {}", options_.k,
                                        result_.choice.reason);
    result_.choice.k = options_.k;
  }

  // The row of the table for the chosen number of segments.
  std::size_t chosen() const {
    const auto row = std::ranges::find(experiment_.table, result_.choice.k, &KEvidence::k);
    return static_cast<std::size_t>(row - experiment_.table.begin());
  }

  void test_choice() {
    Certificate& certificate = result_.certificate;
    const std::size_t index = chosen();
    certificate.encoder = {};
    if (certificate.measured) {
      certificate.encoder = rerun_encoders(execution_, found(), index, options_);
      certificate.sampling = reruns_.sampling[index];
      certificate.sampling_attributes = reruns_.sampling_attributes[index];
    }
    const auto figures = gate_figures(experiment_, index, reruns_, certificate.encoder,
                                      result_.table.rows() - result_.outliers.size());
    certificate.gates = judge_gates(options_.gates, figures);
    certificate.verdict = give_verdict(figures, certificate.gates, result_.choice.k);
  }

  // The segments: k-means on all codes, starting from the experiment's best when it was sampled.
  void cluster() {
    Centroids centroids = experiment_.on_codes[chosen()].centroids;
    if (sampled_codes_.rows() < codes_.rows())
      centroids =
          kmeans_from(execution_, codes_.block(), centroids, KMeansOptions{}.most_steps).centroids;
    const auto labels = assign(execution_, codes_.block(), centroids);
    place_ = order_segments(execution_, fitted_.prepared.block(), labels, centroids.count);
    Centroids& ordered = result_.model.centroids;
    ordered = centroids;
    for (std::size_t c = 0; c < centroids.count; ++c)
      std::copy_n(centroids.row(c), centroids.columns, ordered.row(place_[c]));
    fit_scores_ = score_codes(execution_, codes_.block(), ordered);
    for (const Score& score : fit_scores_) labels_.push_back(score.segment);
  }

  void judge() {
    const std::size_t k = result_.choice.k;
    const PartitionView segments{labels_, k};
    SilhouetteOptions options;
    options.exact_max = options_.evidence_rows;
    options.seed = options_.seed;
    const auto in_code = summarise_silhouettes(execution_, codes_.block(), segments, options);
    const auto in_attributes =
        summarise_silhouettes(execution_, fitted_.prepared.block(), segments, options);
    double margins = 0;
    for (const Score& score : fit_scores_) margins += score.margin;
    result_.quality = {in_code.mean,
                       in_code.standard_error,
                       in_attributes.mean,
                       in_attributes.standard_error,
                       margins / static_cast<double>(fit_scores_.size()),
                       mean_of(squared_silhouettes(execution_, codes_.block(), segments)),
                       result_.encoder.reconstruction_r2,
                       in_code.rows};
    result_.silhouettes = in_code.by_cluster;
    if (k <= result_.tree.tree.leaves)
      result_.tree_agreement = adjusted_rand(result_.tree.cut(k), labels_);
    finish_certificate();
  }

  void finish_certificate() {
    Certificate& certificate = result_.certificate;
    certificate.algorithm = result_.tree_agreement;
    certificate.null = std::move(reruns_.null);
    certificate.faithfulness =
        judge_faithfulness(execution_, found(), sampled_codes_.block(), options_);
    const std::size_t index = chosen();
    std::vector<std::uint32_t> ward;
    if (result_.choice.k <= result_.tree.tree.leaves)
      ward = labels_of(result_.tree.cut(result_.choice.k), fitted_.sample);
    certificate.candidates = judge_candidates(execution_, found(), index, ward, options_);
    if (certificate.measured)
      certificate.cleaning = rerun_cleaning(execution_, found(), index, options_);
    renumber(place_, certificate.sampling.jaccard);
    renumber(place_, certificate.encoder.jaccard);
    for (Agreement& agreement : certificate.cleaning) renumber(place_, agreement.jaccard);
    result_.knee = experiment_.knee;
    result_.knee_attributes = experiment_.knee_attributes;
    result_.gap_choice = experiment_.gap_choice;
    result_.gap_choice_attributes = experiment_.gap_choice_attributes;
  }

  void explain_segments() {
    Model& model = result_.model;
    result_.explanation = explain(execution_, fitted_.table(result_.table), model.preparation,
                                  fitted_.prepared.block(), labels_, result_.choice.k);
    model.id_name = result_.table.id_name;
    model.ensemble = result_.encoder.ensemble;
    model.fitted_rows = fitted_.rows.size();
    model.seed = options_.seed;
    const auto usual = usual_distances();
    for (const Segment& segment : result_.explanation.segments)
      model.segments.push_back({segment.id, segment.name, usual[segment.id - 1]});
    result_.scores =
        result_.outliers.empty() ? std::move(fit_scores_) : score(execution_, model, result_.table);
    make_map();
    add_names_to_words();
    result_.k_table = std::move(experiment_.table);
  }

  void add_names_to_words() {
    std::vector<std::string> names;
    for (const Segment& segment : result_.explanation.segments) names.push_back(segment.name);
    result_.certificate.verdict.sentence += weak_words(result_.certificate.sampling.jaccard, names);
    result_.choice.reason += merged_words(experiment_, chosen(), labels_of(labels_, fitted_.sample),
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

  void make_map() {
    const auto components = principal_components(execution_, sampled_codes_.block());
    const std::size_t axes = std::min<std::size_t>(2, components.axes.size());
    for (std::size_t a = 0; a < axes; ++a)
      result_.map_explained[a] = components.kept(a + 1) - (a == 0 ? 0 : components.kept(a));
    const auto shown = run(execution_, sampled_codes_.block(),
                           RowSample(map_points, RandomStream(options_.seed, Purpose::map_points)));
    for (const std::uint32_t row : shown) {
      double at[2] = {0, 0};
      for (std::size_t a = 0; a < axes; ++a)
        for (std::size_t j = 0; j < sampled_codes_.columns(); ++j)
          at[a] += components.axes[a][j] * (sampled_codes_.at(row, j) - components.mean[j]);
      result_.map.push_back(
          {static_cast<float>(at[0]), static_cast<float>(at[1]), labels_[fitted_.sample[row]]});
    }
  }

  Execution& execution_;
  const CsvFile& file_;
  const RunOptions& options_;
  Stopwatch& stopwatch_;
  Segmentation result_;

  Space space_ = Space::code;
  std::size_t joint_clusters_ = 0;
  Fitted fitted_;
  Matrix codes_; // of the fitted rows
  Matrix sampled_codes_;
  Table evidence_table_; // raw; the same rows
  Experiment experiment_;
  KReruns reruns_;
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
