#include "cluster/group_means.h"

#include "kernels/accumulate.h"
#include "kernels/transpose.h"

namespace ilk {

GroupMeans::Summary GroupMeans::empty() const {
  return {std::vector<double>(groups_ * kernels::padded_columns(columns_)),
          std::vector<std::uint64_t>(groups_)};
}

void GroupMeans::absorb(Summary& into, const RowBlock& rows) const {
  const std::size_t padded = kernels::padded_columns(columns_);
  const std::uint32_t* labels = labels_.data() + rows.first_row;
  std::vector<float> by_row(rows.rows * padded);
  kernels::transpose(rows.data, rows.stride, rows.columns, rows.rows, by_row.data(), padded);
  kernels::add_rows_by_label(by_row.data(), padded, rows.rows, labels, grid_.magic(),
                             into.sums.data());
  for (std::size_t i = 0; i < rows.rows; ++i) ++into.sizes[labels[i]];
}

void GroupMeans::merge(Summary& into, const Summary& from) const {
  for (std::size_t i = 0; i < into.sums.size(); ++i) into.sums[i] += from.sums[i];
  for (std::size_t g = 0; g < groups_; ++g) into.sizes[g] += from.sizes[g];
}

GroupMeansResult GroupMeans::finish(Summary summary) const {
  const std::size_t padded = kernels::padded_columns(columns_);
  GroupMeansResult result{{groups_, columns_, std::vector<float>(groups_ * columns_)},
                          std::move(summary.sizes)};
  for (std::size_t g = 0; g < groups_; ++g)
    for (std::size_t j = 0; result.sizes[g] > 0 && j < columns_; ++j)
      result.centroids.row(g)[j] =
          static_cast<float>(summary.sums[g * padded + j] / static_cast<double>(result.sizes[g]));
  return result;
}

} // namespace ilk
