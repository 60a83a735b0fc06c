// An autoencoder 17-64-32-8-32-64-17 trained by Adam for fifty epochs on every row.
#include <numeric>

#include "encode/train.h"
#include "inputs.h"
#include "works.h"

namespace ilk::bench {
namespace {

class Autoencoder : public Work {
 public:
  explicit Autoencoder(const Setting& setting)
      : execution_(setting.threads), rows_(read_matrix(setting.data, "customers")),
        network_(shape()) {
    options_.epochs = 50;
    options_.most_steps = std::size_t{1} << 40;
    options_.batch = 256;
    options_.rate = 1e-3;
    options_.schedule = RateSchedule::constant;
    options_.weight_decay = 0;
    options_.held_out = 0;
  }

  void forget() override { network_ = Network(shape()); }

  void run() override {
    initialise(network_, options_.seed, 0);
    train(execution_, network_, rows_.block(), {}, options_, 0);
  }

  nlohmann::json answer() override {
    std::vector<std::uint32_t> all(rows_.rows());
    std::iota(all.begin(), all.end(), 0u);
    // A weight costs two operations forward, two for its gradient and two for its input's.
    std::size_t weights = 0;
    for (const Layer& layer : network_.layers()) weights += layer.inputs * layer.outputs;
    return {{"loss", reconstruction_error(network_, rows_.block(), all)},
            {"flops", 6.0 * static_cast<double>(weights * rows_.rows() * options_.epochs)}};
  }

 private:
  NetworkShape shape() const { return {rows_.columns(), {64, 32}, 8}; }

  Execution execution_;
  Matrix rows_;
  Network network_;
  TrainOptions options_;
};

} // namespace

std::unique_ptr<Work> make_autoencoder(const Setting& setting) {
  return std::make_unique<Autoencoder>(setting);
}

} // namespace ilk::bench
