#include "cluster/merge_components.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <Eigen/Cholesky>

#include "cluster/dip_test.h"

namespace ilk {
namespace {

constexpr double small = 0.02, least_ashman = 2, dip_level = 0.05;
constexpr double hardly_a_share = 1e-12; // of responsibilities, in logarithms
// Urgency of the three reasons: any of the first stands before any of the second.
constexpr double urgency_of_small = 1000, urgency_of_near = 10;

using Eigen::Index;

// A group of components, with its moments in `near`.
struct Group {
  std::vector<double> shares; ///< responsibilities, by row
  double size = 0;
  Eigen::VectorXd mean;
  Eigen::MatrixXd scatter;    ///< about the mean
  std::vector<double> shared; ///< with each group: sum of the products
  std::uint64_t version = 0;  ///< changes when the group does
};

Eigen::MatrixXd by_rows(const RowBlock& near) {
  Eigen::MatrixXd values(static_cast<Index>(near.columns), static_cast<Index>(near.rows));
  for (std::size_t j = 0; j < near.columns; ++j)
    for (std::size_t i = 0; i < near.rows; ++i)
      values(static_cast<Index>(j), static_cast<Index>(i)) = near.column(j)[i];
  return values;
}

Group group_of(const Eigen::MatrixXd& near, const float* shares) {
  Group group;
  group.shares.assign(shares, shares + near.cols());
  const Index d = near.rows();
  group.mean = Eigen::VectorXd::Zero(d);
  group.scatter = Eigen::MatrixXd::Zero(d, d);
  for (Index i = 0; i < near.cols(); ++i) {
    const double share = shares[i];
    if (share == 0) continue;
    group.size += share;
    group.mean += share * near.col(i);
    for (Index a = 0; a < d; ++a) {
      const double product = share * near(a, i);
      for (Index b = a; b < d; ++b) group.scatter(b, a) += product * near(b, i);
    }
  }
  group.mean /= std::max(group.size, 1e-300);
  group.scatter = group.scatter.selfadjointView<Eigen::Lower>();
  group.scatter -= group.size * group.mean * group.mean.transpose();
  return group;
}

// On the direction that tells the two apart best. Without columns 0.
double ashman(const Group& a, const Group& b) {
  const Index d = a.mean.size();
  if (d == 0) return 0;
  Eigen::MatrixXd within = (a.scatter + b.scatter) / (a.size + b.size);
  within.diagonal().array() += 0.02 * within.trace() / static_cast<double>(d) + 1e-6;
  const Eigen::VectorXd difference = a.mean - b.mean;
  const Eigen::VectorXd direction = within.ldlt().solve(difference);
  const double of_a = direction.dot(a.scatter * direction) / a.size;
  const double of_b = direction.dot(b.scatter * direction) / b.size;
  return std::sqrt(2.0) * std::abs(direction.dot(difference)) / std::sqrt(of_a + of_b + 1e-12);
}

class Merging {
 public:
  Merging(const RowBlock& near, const Responsibilities& of, std::size_t components,
          double threshold)
      : threshold_(threshold), rows_(near.rows) {
    const Eigen::MatrixXd values = by_rows(near);
    const std::size_t stride = of.size() / components;
    for (std::size_t c = 0; c < components; ++c) {
      groups_.push_back(group_of(values, of.data() + c * stride));
      groups_.back().version = next_version_++;
      members_.push_back({static_cast<std::uint32_t>(c)});
    }
    for (Group& a : groups_)
      for (const Group& b : groups_) {
        double shared = 0;
        for (std::size_t i = 0; i < rows_; ++i) shared += a.shares[i] * b.shares[i];
        a.shared.push_back(shared);
      }
  }

  MergedComponents run() {
    std::size_t components = groups_.size();
    while (groups_.size() > 1 && merge_one()) {
    }
    // Groups by their first components.
    std::ranges::sort(members_, {}, [](const auto& members) { return std::ranges::min(members); });
    MergedComponents merged{std::vector<std::uint32_t>(components), members_.size()};
    for (std::size_t g = 0; g < members_.size(); ++g)
      for (const std::uint32_t c : members_[g]) merged.group[c] = static_cast<std::uint32_t>(g);
    return merged;
  }

 private:
  std::vector<std::uint32_t> labels() const {
    std::vector<std::uint32_t> labels(rows_);
    for (std::size_t g = 1; g < groups_.size(); ++g)
      for (std::size_t i = 0; i < rows_; ++i)
        if (groups_[g].shares[i] > groups_[labels[i]].shares[i])
          labels[i] = static_cast<std::uint32_t>(g);
    return labels;
  }

  double overlap(std::size_t a, std::size_t b) const {
    return groups_[a].shared[b] / std::max(std::min(groups_[a].size, groups_[b].size), 1e-9);
  }

  // How urgent it is to merge two groups; nothing when they are two.
  std::optional<double> urgency(std::size_t a, std::size_t b,
                                const std::vector<std::uint32_t>& labels,
                                const std::vector<std::size_t>& counts) {
    const auto n = static_cast<double>(rows_);
    const auto least = static_cast<double>(std::min(counts[a], counts[b]));
    if (least < small * n) return urgency_of_small + overlap(a, b) - least / n * 100;
    const double distance = ashman_of(a, b);
    if (distance < least_ashman) return urgency_of_near - distance;
    if (overlap(a, b) <= threshold_ || has_valley(a, b, labels)) return {};
    return overlap(a, b);
  }

  double ashman_of(std::size_t a, std::size_t b) {
    for (const Known& known : known_)
      if (known.a == groups_[a].version && known.b == groups_[b].version) return known.distance;
    const double distance = ashman(groups_[a], groups_[b]);
    known_.push_back({groups_[a].version, groups_[b].version, distance});
    return distance;
  }

  bool has_valley(std::size_t a, std::size_t b, const std::vector<std::uint32_t>& labels) const {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < rows_; ++i)
      if (labels[i] == a || labels[i] == b)
        ratios.push_back(std::log(groups_[a].shares[i] + hardly_a_share) -
                         std::log(groups_[b].shares[i] + hardly_a_share));
    return dip_p_value(dip_of(ratios), ratios.size()) < dip_level;
  }

  bool merge_one() {
    const auto now = labels();
    std::vector<std::size_t> counts(groups_.size());
    for (const std::uint32_t label : now) ++counts[label];
    double most = 0;
    std::size_t first = 0, second = 0; // second < first
    for (std::size_t a = 0; a < groups_.size(); ++a)
      for (std::size_t b = 0; b < a; ++b) {
        const auto urgent = urgency(a, b, now, counts);
        if (urgent && (*urgent >= most || first == second)) {
          most = *urgent;
          first = a;
          second = b;
        }
      }
    if (first == second) return false;
    merge(second, first);
    return true;
  }

  void merge(std::size_t into, std::size_t from) {
    Group &to = groups_[into], &gone = groups_[from];
    const double size = to.size + gone.size;
    const Eigen::VectorXd difference = to.mean - gone.mean;
    to.scatter += gone.scatter + to.size * gone.size / std::max(size, 1e-300) * difference *
                                     difference.transpose();
    to.mean = (to.size * to.mean + gone.size * gone.mean) / std::max(size, 1e-300);
    to.size = size;
    for (std::size_t i = 0; i < rows_; ++i) to.shares[i] += gone.shares[i];
    for (std::size_t g = 0; g < groups_.size(); ++g)
      groups_[g].shared[into] = to.shared[g] = to.shared[g] + gone.shared[g];
    for (Group& group : groups_)
      group.shared.erase(group.shared.begin() + static_cast<std::ptrdiff_t>(from));
    to.version = next_version_++;
    members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
    groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(from));
    members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(from));
  }

  struct Known {
    std::uint64_t a = 0, b = 0;
    double distance = 0;
  };

  double threshold_;
  std::size_t rows_;
  std::vector<Group> groups_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<Known> known_;
  std::uint64_t next_version_ = 0;
};

} // namespace

MergedComponents merge_components(const RowBlock& near, const Responsibilities& of,
                                  std::size_t components, double threshold) {
  return Merging(near, of, components, threshold).run();
}

std::vector<std::uint32_t> likeliest_groups(const Responsibilities& of,
                                            const MergedComponents& merged, std::size_t rows) {
  const std::size_t stride = of.size() / merged.group.size();
  std::vector<float> sums(merged.count * rows);
  for (std::size_t c = 0; c < merged.group.size(); ++c)
    for (std::size_t i = 0; i < rows; ++i) sums[merged.group[c] * rows + i] += of[c * stride + i];
  std::vector<std::uint32_t> labels(rows);
  for (std::uint32_t g = 1; g < merged.count; ++g)
    for (std::size_t i = 0; i < rows; ++i)
      if (sums[g * rows + i] > sums[labels[i] * rows + i]) labels[i] = g;
  return labels;
}

} // namespace ilk
