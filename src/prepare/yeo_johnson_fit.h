// The power of the Yeo-Johnson transform, by maximum likelihood.
#pragma once

#include <cstdint>
#include <vector>

#include "base/exact_sum.h"
#include "base/execution.h"
#include "table/matrix.h"

namespace ilk {

/// A pass over the first column: the profile log-likelihood of normality at each of several
/// powers, Yeo & Johnson (2000), equation 3.1, without constants:
/// -n/2 log var(y) + (lambda - 1) sum sign(x) log(1 + |x|). Missing values are passed over.
/// -infinity for a power at which a value overflows or all values become equal. Exact sums.
class YeoJohnsonLikelihood {
 public:
  struct AtPower {
    ExactSum sum, squares;
    bool overflow = false;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.sum, self.squares, self.overflow);
    }
  };
  struct Summary {
    std::uint64_t count = 0;
    ExactSum logs;
    std::vector<AtPower> powers;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.count, self.logs, self.powers);
    }
  };

  explicit YeoJohnsonLikelihood(std::vector<double> lambdas) : lambdas_(std::move(lambdas)) {}

  Summary empty() const { return {0, {}, std::vector<AtPower>(lambdas_.size())}; }
  void absorb(Summary& into, const RowBlock& rows) const;
  void merge(Summary& into, const Summary& from) const;
  std::vector<double> finish(Summary summary) const;

 private:
  std::vector<double> lambdas_;
};

struct YeoJohnsonFit {
  double lambda = 1;
  double log_likelihood = 0;
};

/// The most likely power within [-24, 24] for the first column of `rows`, to about 1e-7: the best
/// of a few powers in one scan, then the method of R. P. Brent (1973), chapter 5, a scan each.
/// lambda = 1 (no change) when the column is constant or empty. Of more than 50,000 rows as many
/// are looked at, at equal distances.
YeoJohnsonFit fit_yeo_johnson(Execution& execution, const RowBlock& rows);

} // namespace ilk
