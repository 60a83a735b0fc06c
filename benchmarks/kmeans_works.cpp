// k-means: the whole experiment over k, and Lloyd steps on many rows.
#include "answers.h"
#include "cluster/kmeans.h"
#include "inputs.h"
#include "judge/silhouette.h"
#include "works.h"

namespace ilk::bench {
namespace {

// k = 2..10, ten restarts each, and the exact silhouette of the best of each.
class KMeansExperiment : public Work {
 public:
  explicit KMeansExperiment(const Setting& setting)
      : execution_(setting.threads), rows_(read_matrix(setting.data, "customers")),
        folder_(setting.data) {
    options_.counts = {2, 3, 4, 5, 6, 7, 8, 9, 10};
    options_.restarts = 10;
    options_.finalists = 10;
    options_.most_steps = 300;
  }

  void forget() override {
    results_.clear();
    silhouettes_.clear();
  }

  void run() override {
    results_ = kmeans(execution_, rows_.block(), options_);
    std::vector<PartitionView> partitions;
    for (const KMeansResult& result : results_)
      partitions.push_back({result.labels, result.centroids.count});
    for (const auto& values : silhouettes(execution_, rows_.block(), partitions))
      silhouettes_.push_back(mean_of(values));
  }

  nlohmann::json answer() override {
    nlohmann::json partitions = nlohmann::json::array();
    for (std::size_t r = 0; r < results_.size(); ++r) {
      const std::string k = std::to_string(results_[r].centroids.count);
      partitions.push_back({{"k", results_[r].centroids.count},
                            {"inertia", results_[r].inertia},
                            {"silhouette", silhouettes_[r]},
                            {"labels", write_values(folder_ / ("ilk_experiment_" + k + ".u32"),
                                                    results_[r].labels)}});
    }
    return {{"partitions", partitions}};
  }

 private:
  Execution execution_;
  Matrix rows_;
  std::filesystem::path folder_;
  KMeansOptions options_;
  std::vector<KMeansResult> results_;
  std::vector<double> silhouettes_;
};

// A fixed number of Lloyd steps from given centroids.
class LloydMillion : public Work {
 public:
  explicit LloydMillion(const Setting& setting)
      : execution_(setting.threads), rows_(read_matrix(setting.data, "million")) {
    const Matrix start = read_matrix(setting.data, "start");
    start_ = {start.rows(), start.columns(), {}};
    for (std::size_t c = 0; c < start.rows(); ++c)
      for (std::size_t j = 0; j < start.columns(); ++j) start_.values.push_back(start.at(c, j));
    steps_ = read_json(setting.data, "start").at("steps");
  }

  void forget() override { result_ = {}; }

  void run() override { result_ = kmeans_from(execution_, rows_.block(), start_, steps_); }

  nlohmann::json answer() override {
    // A distance takes a subtraction, a multiplication and an addition per column.
    const double distances = static_cast<double>(rows_.rows() * start_.count * result_.steps);
    const double values = static_cast<double>(rows_.rows() * rows_.columns() * result_.steps);
    return {{"centroids", result_.centroids.values},
            {"steps", result_.steps},
            {"inertia", result_.inertia},
            {"flops", 3 * distances * static_cast<double>(rows_.columns())},
            {"bytes", sizeof(float) * values}};
  }

 private:
  Execution execution_;
  Matrix rows_;
  Centroids start_;
  std::size_t steps_ = 0;
  KMeansResult result_;
};

} // namespace

std::unique_ptr<Work> make_kmeans_experiment(const Setting& setting) {
  return std::make_unique<KMeansExperiment>(setting);
}

std::unique_ptr<Work> make_lloyd_million(const Setting& setting) {
  return std::make_unique<LloydMillion>(setting);
}

} // namespace ilk::bench
