// The customers whose values are lent: a random sample of at most most_donors rows.
#include <limits>

#include "model/fill_neighbours.h"
#include "prepare/fills_fit.h"
#include "prepare/own_fits.h"

namespace ilk {
namespace {

std::shared_ptr<const RowFill> fit_donors(Execution& execution,
                                          const std::vector<ColumnPreparation>& columns,
                                          const RawColumns& raw, const Fills&, std::uint64_t seed) {
  const Matrix sample =
      sample_of(execution, raw.rows, most_donors, RandomStream(seed, Purpose::fill_donors));
  const RawColumns lent{sample.block(), raw.sources};
  auto donors = std::make_shared<Donors>();
  donors->columns = columns.size();
  donors->values.reserve(sample.rows() * columns.size());
  for (std::size_t i = 0; i < sample.rows(); ++i)
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const float value = lent.of(j)[i];
      donors->values.push_back(columns[j].is_observed(value)
                                   ? columns[j].prepared(value)
                                   : std::numeric_limits<float>::quiet_NaN());
    }
  donors->finish();
  return donors;
}

} // namespace

extern const FillFit neighbour_fit{.name = "neighbours", .fit = fit_donors};

} // namespace ilk
