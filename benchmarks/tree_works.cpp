// What looks at all pairs of rows: Ward's tree and the silhouette.
#include <algorithm>

#include "answers.h"
#include "cluster/ward.h"
#include "inputs.h"
#include "judge/silhouette.h"
#include "works.h"

namespace ilk::bench {
namespace {

double pair_flops(const Matrix& rows) {
  const double n = static_cast<double>(rows.rows());
  return 3 * n * n * static_cast<double>(rows.columns());
}

class Ward : public Work {
 public:
  Ward(const Setting& setting, const std::string& input)
      : execution_(setting.threads), rows_(read_matrix(setting.data, input)),
        heights_file_(setting.data / ("ilk_" + input + "_heights.f64")) {}

  void forget() override { tree_ = {}; }

  void run() override { tree_ = ward(execution_, rows_.block()); }

  nlohmann::json answer() override {
    std::vector<double> heights;
    for (const Merge& merge : tree_.merges) heights.push_back(merge.height);
    // At the least, each pair of rows is looked at once.
    return {{"heights", write_values(heights_file_, heights)}, {"flops", pair_flops(rows_) / 2}};
  }

 private:
  Execution execution_;
  Matrix rows_;
  std::filesystem::path heights_file_;
  MergeTree tree_;
};

class SilhouetteTwenty : public Work {
 public:
  explicit SilhouetteTwenty(const Setting& setting)
      : execution_(setting.threads), rows_(read_matrix(setting.data, "twenty")),
        labels_(read_labels(setting.data, "twenty_labels")),
        count_(*std::max_element(labels_.begin(), labels_.end()) + 1) {}

  void run() override {
    const PartitionView partition{labels_, count_};
    silhouette_ = mean_of(silhouettes(execution_, rows_.block(), std::span(&partition, 1))[0]);
  }

  nlohmann::json answer() override {
    return {{"silhouette", silhouette_}, {"flops", pair_flops(rows_) / 2}};
  }

 private:
  Execution execution_;
  Matrix rows_;
  std::vector<std::uint32_t> labels_;
  std::size_t count_;
  double silhouette_ = 0;
};

} // namespace

std::unique_ptr<Work> make_ward(const Setting& setting, const std::string& input) {
  return std::make_unique<Ward>(setting, input);
}

std::unique_ptr<Work> make_silhouette_twenty(const Setting& setting) {
  return std::make_unique<SilhouetteTwenty>(setting);
}

} // namespace ilk::bench
