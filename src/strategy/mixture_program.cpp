#include "strategy/mixture_program.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace ilk {
namespace {

// Columns: the choices, then a slack for each resource, then the right side. Rows: a resource each,
// the shares' sum, then what is gained by a column (reduced value, negative where it gains).
class Tableau {
 public:
  Tableau(const std::vector<ChoiceFigures>& choices, const std::vector<double>& limits)
      : choices_(choices.size()), resources_(limits.size()), width_(choices_ + resources_ + 1),
        cells_((resources_ + 2) * width_), scales_(resources_, 1), basis_(resources_ + 1) {
    for (std::size_t k = 0; k < resources_; ++k) {
      for (const ChoiceFigures& each : choices) scales_[k] = std::max(scales_[k], each.uses[k]);
      for (std::size_t s = 0; s < choices_; ++s) cell(k, s) = choices[s].uses[k] / scales_[k];
      cell(k, choices_ + k) = 1;
      cell(k, width_ - 1) = limits[k] / scales_[k];
      basis_[k] = choices_ + k;
    }
    for (const ChoiceFigures& each : choices) unit_ = std::max(unit_, std::abs(each.value));
    for (std::size_t s = 0; s < choices_; ++s) {
      cell(resources_, s) = 1;
      cell(resources_ + 1, s) = -choices[s].value / unit_;
    }
    cell(resources_, width_ - 1) = 1;
    pivot(resources_, 0); // the choice that uses nothing
  }

  Mixture solve() {
    for (std::size_t column = entering(); column < width_ - 1; column = entering())
      pivot(leaving(column), column);
    Mixture mixture;
    mixture.shares.assign(choices_, 0);
    for (std::size_t row = 0; row <= resources_; ++row)
      if (basis_[row] < choices_) mixture.shares[basis_[row]] = std::max(0.0, right(row));
    for (std::size_t k = 0; k < resources_; ++k)
      mixture.prices.push_back(std::max(0.0, cell(resources_ + 1, choices_ + k)) * unit_ /
                               scales_[k]);
    mixture.value = right(resources_ + 1) * unit_;
    return mixture;
  }

 private:
  static constexpr double tiny = 1e-11;

  double& cell(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }
  double right(std::size_t row) { return cell(row, width_ - 1); }

  std::size_t entering() {
    for (std::size_t column = 0; column < width_ - 1; ++column)
      if (cell(resources_ + 1, column) < -tiny) return column;
    return width_ - 1;
  }

  std::size_t leaving(std::size_t column) {
    std::size_t best = resources_ + 1;
    double least = 0;
    for (std::size_t row = 0; row <= resources_; ++row) {
      if (cell(row, column) <= tiny) continue;
      const double ratio = std::max(0.0, right(row)) / cell(row, column);
      if (best > resources_ || ratio < least - tiny ||
          (ratio <= least + tiny && basis_[row] < basis_[best])) {
        best = row;
        least = ratio;
      }
    }
    return best; // there is one: shares add up to 1, and slacks are bounded by the limits
  }

  void pivot(std::size_t row, std::size_t column) {
    const double divisor = cell(row, column);
    for (std::size_t c = 0; c < width_; ++c) cell(row, c) /= divisor;
    for (std::size_t r = 0; r <= resources_ + 1; ++r) {
      const double factor = cell(r, column);
      if (r == row || factor == 0) continue;
      for (std::size_t c = 0; c < width_; ++c) cell(r, c) -= factor * cell(row, c);
    }
    basis_[row] = column;
  }

  std::size_t choices_, resources_, width_;
  std::vector<double> cells_;
  std::vector<double> scales_;
  std::vector<std::size_t> basis_;
  double unit_ = 1e-300;
};

} // namespace

Mixture best_mixture(const std::vector<ChoiceFigures>& choices, const std::vector<double>& limits) {
  Mixture mixture = Tableau(choices, limits).solve();
  mixture.choice_price = mixture.value;
  for (std::size_t k = 0; k < limits.size(); ++k)
    mixture.choice_price -= mixture.prices[k] * limits[k];
  return mixture;
}

} // namespace ilk
