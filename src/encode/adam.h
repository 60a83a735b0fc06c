// The optimiser of D. P. Kingma & J. Ba, "Adam" (2015), with the decoupled weight decay of I.
// Loshchilov & F. Hutter (2019).
#pragma once

#include <span>
#include <vector>

#include "encode/train.h"

namespace ilk {

/// Its state for one set of parameters, and the flat loop over them.
class Adam {
 public:
  /// Takes rate, schedule and weight decay from the options; `steps` in all.
  Adam(const TrainOptions& options, std::size_t parameters, std::size_t steps)
      : options_(options), steps_(static_cast<double>(steps)), mean_(parameters),
        square_(parameters) {}

  /// `gradients` are added up. Both have as many values as there are parameters.
  void step(std::span<const float* const> gradients, std::span<float> parameters);

 private:
  double rate() const;

  TrainOptions options_;
  double steps_;
  double taken_ = 0;
  std::vector<float> mean_;
  std::vector<float> square_;
};

} // namespace ilk
