// When enough trials have been made of a claim that at most so many of so many may miss.
//
// Trials are looked at in their order, and stop by the first of these rules.
//
// 1. Curtailed sampling (A. Wald, "Sequential Analysis", 1947): the outcome of all trials is
//    certain, since more have missed than may, or so few are left that no more can.
// 2. The sequential probability ratio test, one-sided and cut off at all trials (A. Wald,
//    "Sequential tests of statistical hypotheses", Annals of Mathematical Statistics 16, 1945): of
//    two rates of misses, the good one, with which all trials would keep the claim in 95 cases of a
//    hundred, has become 1 / `wrongly_kept` times as likely as the bad one, with which they would
//    keep it in one. That happens with a chance of at most `wrongly_kept` where misses have the bad
//    rate or a higher one (the ratio is a martingale: J. Ville, "Étude critique de la notion de
//    collectif", 1939).
//
// So a claim that all trials would keep never fails; one that they would miss may go unseen, with
// the chance above. Where no miss at all is allowed, the second rule still spares trials: one miss
// among those left is then not seen.
#pragma once

#include <cmath>
#include <cstddef>

#include "profile/binomial_test.h"

namespace ilk::test {

/// At most so many of so many trials may miss.
struct Allowance {
  std::size_t misses = 0;
  std::size_t trials = 1; ///< more than `misses`
};

/// The rate of misses with which all trials keep the allowance with that chance.
inline double rate_kept_with(double chance, const Allowance& allowance) {
  double low = 0, high = 1;
  for (int halving = 0; halving < 50; ++halving) {
    const double rate = (low + high) / 2;
    (binomial_at_most(allowance.misses, allowance.trials, rate) > chance ? low : high) = rate;
  }
  return low;
}

class SequentialTest {
 public:
  /// `wrongly_kept` in [0, 1); at 0 only the first rule stops.
  SequentialTest(const Allowance& allowance, double wrongly_kept)
      : allowance_(allowance), good_(rate_kept_with(0.95, allowance)),
        bad_(rate_kept_with(0.01, allowance)), enough_(-std::log(wrongly_kept)) {}

  void add(bool missed) {
    ++trials_;
    misses_ += missed;
    evidence_ += missed ? std::log(good_ / bad_) : std::log((1 - good_) / (1 - bad_));
    was_enough_ = was_enough_ || evidence_ >= enough_;
  }

  /// For good. Further trials may still turn is_kept() by the second rule into this, where other
  /// claims need them.
  bool is_missed() const { return misses_ > allowance_.misses; }
  bool is_kept() const {
    const bool is_certain = misses_ + (allowance_.trials - trials_) <= allowance_.misses;
    return !is_missed() && (is_certain || was_enough_);
  }

  double good_rate() const { return good_; }
  double bad_rate() const { return bad_; }

 private:
  Allowance allowance_;
  double good_, bad_;   // rates of misses
  double enough_;       // log of how much likelier the good rate must be
  double evidence_ = 0; // log of how much likelier it is
  bool was_enough_ = false;
  std::size_t trials_ = 0;
  std::size_t misses_ = 0;
};

} // namespace ilk::test
