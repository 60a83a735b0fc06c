// Training an autoencoder with Adam on mini-batches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "model/network.h"
#include "table/matrix.h"

namespace ilk {

enum class RateSchedule {
  constant,
  cosine, ///< falls from the rate to zero along half a cosine; Loshchilov & Hutter (2017)
};

std::string_view name_of(RateSchedule schedule);

struct TrainOptions {
  // All of them change the result.
  std::size_t epochs = 15;
  std::size_t most_steps = 3000; ///< fewer epochs when their batches are more than this, but >= 5
  std::size_t batch = 256;       ///< rows per step
  double rate = 3e-3;            ///< of Adam, at the start
  RateSchedule schedule = RateSchedule::cosine;
  double weight_decay = 1e-5; ///< decoupled
  double held_out = 0.1;      ///< share of rows kept from training; 0 for none
  std::size_t patience = 8;   ///< epochs without a better held-out loss before stopping
  std::uint64_t seed = 1;
};

/// Mean squared error per value after each epoch.
struct TrainingCurve {
  std::vector<double> training; ///< over the epoch's batches as they were met
  std::vector<double> held_out; ///< empty when nothing is held out
  std::size_t best_epoch = 0;   ///< whose parameters were kept, from 0

  bool operator==(const TrainingCurve&) const = default;
};

/// Weights and biases uniform in +-1/sqrt(inputs), as PyTorch's Linear; with a linear path
/// the last layers of encoder and decoder are zero, so training starts at the principal
/// components. Numbers depend on (seed, member) alone.
void initialise(Network& network, std::uint64_t seed, std::uint32_t member);

/// The rows that training with these options holds out, ascending.
std::vector<std::uint32_t> held_out_rows(Execution& execution, const RowBlock& rows,
                                         const TrainOptions& options);

/// The rows below `count` that are not held out, ascending, as `held_out`.
std::vector<std::uint32_t> rows_except(std::size_t count,
                                       const std::vector<std::uint32_t>& held_out);

/// Trains in place. `held_out`, ascending, are not trained on; with some, the
/// parameters of the best held-out epoch are restored. Batches are drawn without replacement
/// in an order that depends on (seed, member, epoch) alone. Requires at least one row to
/// train on.
TrainingCurve train(Execution& execution, Network& network, const RowBlock& rows,
                    const std::vector<std::uint32_t>& held_out, const TrainOptions& options,
                    std::uint32_t member);

/// Mean squared error per value of the reconstruction of the given rows.
double reconstruction_error(const Network& network, const RowBlock& rows,
                            const std::vector<std::uint32_t>& indices);

/// The same by column.
std::vector<double> reconstruction_errors(const Network& network, const RowBlock& rows,
                                          const std::vector<std::uint32_t>& indices);

} // namespace ilk
