// Small works that need no files and always do the same, for counting instructions.
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <unistd.h>

#include "base/philox.h"
#include "cluster/kmeans.h"
#include "cluster/ward.h"
#include "encode/train.h"
#include "io/csv.h"
#include "judge/silhouette.h"
#include "model/preparation.h"
#include "prepare/preparation_fit.h"
#include "simulate/credit_card.h"
#include "works.h"

namespace ilk::bench {
namespace {

// Normal rows around five centres.
Matrix clustered_rows(std::size_t rows, std::size_t columns) {
  RandomSequence random(RandomStream(1, Purpose::test));
  Matrix centres(5, columns), matrix(rows, columns);
  for (std::size_t j = 0; j < columns; ++j)
    for (float& value : centres.column(j)) value = static_cast<float>(2 * random.normal());
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t i = 0; i < rows; ++i)
      matrix.at(i, j) = centres.at(i % 5, j) + static_cast<float>(random.normal());
  return matrix;
}

class FixedKMeans : public Work {
 public:
  explicit FixedKMeans(const Setting& setting)
      : execution_(setting.threads), rows_(clustered_rows(2000, 17)) {}

  void run() override {
    KMeansOptions options;
    options.counts = {2, 3, 4, 5, 6};
    options.restarts = 4;
    options.finalists = 4;
    const auto results = kmeans(execution_, rows_.block(), options);
    std::vector<PartitionView> partitions;
    for (const KMeansResult& result : results)
      partitions.push_back({result.labels, result.centroids.count});
    inertia_ = results.back().inertia;
    silhouette_ = mean_of(silhouettes(execution_, rows_.block(), partitions).back());
  }

  nlohmann::json answer() override { return {{"inertia", inertia_}, {"silhouette", silhouette_}}; }

 private:
  Execution execution_;
  Matrix rows_;
  double inertia_ = 0;
  double silhouette_ = 0;
};

class FixedTraining : public Work {
 public:
  explicit FixedTraining(const Setting& setting)
      : execution_(setting.threads), rows_(clustered_rows(2000, 17)) {}

  void run() override {
    Network network({rows_.columns(), {64, 32}, 8});
    TrainOptions options;
    options.epochs = 3;
    initialise(network, options.seed, 0);
    loss_ = train(execution_, network, rows_.block(), {}, options, 0).training.back();
  }

  nlohmann::json answer() override { return {{"loss", loss_}}; }

 private:
  Execution execution_;
  Matrix rows_;
  double loss_ = 0;
};

// Simulated customers: read from a file, prepared, some of them put into a tree.
class FixedTable : public Work {
 public:
  explicit FixedTable(const Setting& setting)
      : execution_(setting.threads), path_(std::filesystem::temp_directory_path() /
                                           ("ilk_bench_" + std::to_string(getpid()) + ".csv")) {
    std::ofstream file(path_, std::ios::binary);
    file << simulate::credit_card_csv_header(false)
         << simulate::credit_card_csv_rows(1, 0, 20'000, false);
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path_.string());
  }
  ~FixedTable() override {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }

  void run() override {
    const CsvFile file = CsvFile::open(path_);
    ReadReport report;
    const Table table = file.read(file.infer(), execution_, report);
    PrepareOptions options;
    options.fill = Fill::median; // as the peers do
    options.tails = Tail::log1p;
    const auto preparation = fit_preparation(execution_, table, options);
    const Matrix prepared =
        apply(execution_, preparation, table.values.block(), attribute_names(table));
    height_ = ward(execution_, prepared.block(0, 1500)).merges.back().height;
  }

  nlohmann::json answer() override { return {{"height", height_}}; }

 private:
  Execution execution_;
  std::filesystem::path path_;
  double height_ = 0;
};

} // namespace

std::unique_ptr<Work> make_fixed_kmeans(const Setting& setting) {
  return std::make_unique<FixedKMeans>(setting);
}

std::unique_ptr<Work> make_fixed_training(const Setting& setting) {
  return std::make_unique<FixedTraining>(setting);
}

std::unique_ptr<Work> make_fixed_table(const Setting& setting) {
  return std::make_unique<FixedTable>(setting);
}

} // namespace ilk::bench
