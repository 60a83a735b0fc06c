#include "pipeline/run_segmentation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "cluster/agglomerate.h"
#include "cluster/kmeans.h"
#include "encode/pca.h"
#include "judge/agreement.h"
#include "judge/dispersion.h"
#include "judge/knee.h"
#include "judge/silhouette_summary.h"
#include "judge/squared_silhouette.h"
#include "pass/run.h"
#include "summary/magnitude.h"
#include "summary/quantiles.h"
#include "summary/row_sample.h"

namespace ilk {
namespace {

constexpr std::size_t map_points = 2'000;

std::size_t count_distinct(const RowBlock& rows) {
  std::vector<std::uint32_t> order(rows.rows);
  std::iota(order.begin(), order.end(), 0u);
  const auto compare = [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t j = 0; j < rows.columns; ++j) {
      const float x = rows.column(j)[a], y = rows.column(j)[b];
      if (x != y) return x < y;
    }
    return false;
  };
  std::sort(order.begin(), order.end(), compare);
  std::size_t distinct = rows.rows == 0 ? 0 : 1;
  for (std::size_t i = 1; i < order.size(); ++i) distinct += compare(order[i - 1], order[i]);
  return distinct;
}

std::vector<PartitionView> views_of(const std::vector<KMeansResult>& results) {
  std::vector<PartitionView> views;
  for (const KMeansResult& result : results)
    views.push_back({result.labels, result.centroids.count});
  return views;
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
    stage("encode", [&] { encode(); });
    stage("experiment", [&] { experiment(); });
    stage("agglomerate", [&] { build_tree(); });
    stage("cluster", [&] {
      choose();
      cluster();
    });
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
    const RowBlock raw = result_.table.values.block();
    Model& model = result_.model;
    model.preparation = fit_preparation(execution_, result_.table, options_.prepare);
    if (model.preparation.columns.empty())
      throw DataError(Place{file_.name()}, "no attribute is left to make segments from",
                      "every column is constant, empty or ignored; check the columns' roles with "
                      "`ilk schema`");
    prepared_ = apply(execution_, model.preparation, raw, attribute_names(result_.table));
    result_.covariance =
        run(execution_, prepared_.block(),
            CoMoments(prepared_.columns(), largest_magnitude(execution_, prepared_.block()),
                      prepared_.rows()));
    sample_ =
        run(execution_, prepared_.block(),
            RowSample(options_.evidence_rows, RandomStream(options_.seed, Purpose::evidence_rows)));
    sampled_attributes_ = gather_rows(prepared_.block(), sample_);
    distinct_ = count_distinct(sampled_attributes_.block());
    const std::size_t needed = std::max<std::size_t>(2, options_.k);
    if (distinct_ >= needed) return;
    const bool sampled = sample_.size() < prepared_.rows();
    throw DataError(
        Place{file_.name()},
        fmt::format("{} {} different customer{}, and {} segments need at least {}",
                    sampled ? fmt::format("a sample of {} rows has", sample_.size()) : "has",
                    distinct_, distinct_ == 1 ? "" : "s", needed, needed),
        sampled ? "ask for fewer segments with --k, or raise evidence_rows"
                : "ask for fewer segments with --k, or give more customers");
  }

  void encode() {
    EnsembleOptions options = options_.encode;
    options.training.seed = options_.seed;
    result_.encoder = fit_ensemble(execution_, prepared_.block(), options);
    codes_ = result_.encoder.ensemble.encode(execution_, prepared_.block());
    sampled_codes_ = gather_rows(codes_.block(), sample_);
  }

  // k-means for every k, on the codes and on the attributes, and the figures of each.
  void experiment() {
    KMeansOptions options;
    options.restarts = options_.restarts;
    options.seed = options_.seed;
    options.counts.clear();
    for (std::size_t k = 2; k <= std::min(options_.largest_k, distinct_); ++k)
      options.counts.push_back(k);
    if (options_.k > options_.largest_k) options.counts.push_back(options_.k);
    on_codes_ = kmeans(execution_, sampled_codes_.block(), options);
    execution_.advance(0.3);
    const auto on_attributes = kmeans(execution_, sampled_attributes_.block(), options);
    execution_.advance(0.6);

    const auto code_views = views_of(on_codes_);
    auto all_views = code_views;
    for (const PartitionView& view : views_of(on_attributes)) all_views.push_back(view);
    const auto in_code = silhouettes(execution_, sampled_codes_.block(), code_views);
    execution_.advance(0.8);
    const auto in_attributes = silhouettes(execution_, sampled_attributes_.block(), all_views);
    for (std::size_t i = 0; i < on_codes_.size(); ++i) {
      KEvidence row;
      row.k = options.counts[i];
      row.silhouette_code = mean_of(in_code[i]);
      row.silhouette_attributes = mean_of(in_attributes[i]);
      row.silhouette_plain = mean_of(in_attributes[on_codes_.size() + i]);
      const auto indices = dispersion(execution_, sampled_codes_.block(), code_views[i]);
      row.inertia = indices.inertia;
      row.calinski_harabasz = indices.calinski_harabasz;
      row.davies_bouldin = indices.davies_bouldin;
      row.inertia_attributes = on_attributes[i].inertia;
      const auto& sizes = on_codes_[i].sizes;
      row.smallest_share = static_cast<double>(*std::min_element(sizes.begin(), sizes.end())) /
                           static_cast<double>(sampled_codes_.rows());
      result_.k_table.push_back(row);
    }
    add_knees();
  }

  void add_knees() {
    std::vector<double> k, inertia;
    for (const KEvidence& row : result_.k_table) {
      k.push_back(static_cast<double>(row.k));
      inertia.push_back(row.inertia);
    }
    const auto depths = knee_depths(k, inertia);
    for (std::size_t i = 0; i < depths.size(); ++i) result_.k_table[i].knee = depths[i];
  }

  std::vector<std::uint32_t> of_sample(const std::vector<std::uint32_t>& of_all) const {
    std::vector<std::uint32_t> labels;
    for (const std::uint32_t row : sample_) labels.push_back(of_all[row]);
    return labels;
  }

  void build_tree() {
    AgglomerateOptions options;
    options.exact_max = options_.ward_exact_max;
    options.seed = options_.seed;
    result_.tree = agglomerate(execution_, codes_.block(), options);
    const auto& merges = result_.tree.tree.merges;
    const std::size_t leaves = result_.tree.tree.leaves;
    for (std::size_t i = 0; i < result_.k_table.size(); ++i) {
      KEvidence& row = result_.k_table[i];
      if (row.k <= leaves)
        row.ward_agreement = adjusted_rand(of_sample(result_.tree.cut(row.k)), on_codes_[i].labels);
      if (leaves > row.k && merges[leaves - row.k - 1].height > 0)
        row.ward_gap = merges[leaves - row.k].height / merges[leaves - row.k - 1].height;
    }
  }

  void choose() {
    std::vector<KEvidence> by_rule; // a number of segments asked for beyond the range has no say
    for (const KEvidence& row : result_.k_table)
      if (row.k <= options_.largest_k) by_rule.push_back(row);
    result_.choice = choose_k(by_rule);
    result_.k_by_user = options_.k != 0;
    if (!result_.k_by_user || options_.k == result_.choice.k) return;
    result_.choice.reason = fmt::format("{}: asked for; the rule would have chosen {}", options_.k,
                                        result_.choice.reason);
    result_.choice.k = options_.k;
  }

  // The segments: k-means on all codes, starting from the experiment's best when it was sampled.
  void cluster() {
    const auto& best =
        *std::find_if(on_codes_.begin(), on_codes_.end(), [&](const KMeansResult& found) {
          return found.centroids.count == result_.choice.k;
        });
    Centroids centroids = best.centroids;
    if (sampled_codes_.rows() < codes_.rows())
      centroids =
          kmeans_from(execution_, codes_.block(), centroids, KMeansOptions{}.most_steps).centroids;
    const auto labels = assign(execution_, codes_.block(), centroids);
    const auto place = order_segments(execution_, prepared_.block(), labels, centroids.count);
    Centroids& ordered = result_.model.centroids;
    ordered = centroids;
    for (std::size_t c = 0; c < centroids.count; ++c)
      std::copy_n(centroids.row(c), centroids.columns, ordered.row(place[c]));
    result_.scores = score_codes(execution_, codes_.block(), ordered);
    for (const Score& score : result_.scores) labels_.push_back(score.segment);
  }

  void judge() {
    const std::size_t k = result_.choice.k;
    const PartitionView segments{labels_, k};
    SilhouetteOptions options;
    options.exact_max = options_.evidence_rows;
    options.seed = options_.seed;
    const auto in_code = summarise_silhouettes(execution_, codes_.block(), segments, options);
    const auto in_attributes =
        summarise_silhouettes(execution_, prepared_.block(), segments, options);
    double margins = 0;
    for (const Score& score : result_.scores) margins += score.margin;
    result_.quality = {in_code.mean,
                       in_code.standard_error,
                       in_attributes.mean,
                       in_attributes.standard_error,
                       margins / static_cast<double>(result_.scores.size()),
                       mean_of(squared_silhouettes(execution_, codes_.block(), segments)),
                       result_.encoder.reconstruction_r2,
                       in_code.rows};
    result_.silhouettes = in_code.by_cluster;
    if (k <= result_.tree.tree.leaves)
      result_.tree_agreement = adjusted_rand(result_.tree.cut(k), labels_);
  }

  void explain_segments() {
    Model& model = result_.model;
    result_.explanation = explain(execution_, result_.table, model.preparation, prepared_.block(),
                                  labels_, result_.choice.k);
    model.id_name = result_.table.id_name;
    model.ensemble = result_.encoder.ensemble;
    model.fitted_rows = result_.table.rows();
    model.seed = options_.seed;
    const auto usual = usual_distances();
    for (const Segment& segment : result_.explanation.segments)
      model.segments.push_back({segment.id, segment.name, usual[segment.id - 1]});
    make_map();
  }

  std::vector<double> usual_distances() {
    Matrix distances(result_.scores.size(), 1);
    for (std::size_t i = 0; i < result_.scores.size(); ++i)
      distances.at(i, 0) = result_.scores[i].distance;
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
          {static_cast<float>(at[0]), static_cast<float>(at[1]), labels_[sample_[row]]});
    }
  }

  Execution& execution_;
  const CsvFile& file_;
  const RunOptions& options_;
  Stopwatch& stopwatch_;
  Segmentation result_;

  Matrix prepared_;
  Matrix codes_;
  std::vector<std::uint32_t> sample_; // evidence rows, ascending
  Matrix sampled_attributes_;
  Matrix sampled_codes_;
  std::size_t distinct_ = 0; // different customers among the evidence rows
  std::vector<KMeansResult> on_codes_;
  std::vector<std::uint32_t> labels_; // per row, the segment's index
};

} // namespace

Segmentation run_segmentation(Execution& execution, const CsvFile& file, const RunOptions& options,
                              Stopwatch& stopwatch) {
  return Run(execution, file, options, stopwatch).segmentation();
}

} // namespace ilk
