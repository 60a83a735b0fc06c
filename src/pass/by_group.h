// One pass, done for each group of rows: medians per segment from the pass that
// does medians, and so on.
#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "pass/pass.h"

namespace ilk {

/// Group `g` sees the rows whose label is g; rows labelled >= groups are seen by
/// none. Finishes into one result per group.
template <Pass P>
class ByGroup {
 public:
  struct Summary {
    std::vector<typename P::Summary> groups;

    template <class Self, class Archive>
    static void fields(Self& self, Archive& archive) {
      archive(self.groups);
    }
  };

  /// `labels` has one entry per row of the whole table and is not owned.
  ByGroup(const P& inner, std::span<const std::uint32_t> labels, std::size_t groups)
      : ByGroup(std::vector<P>(groups, inner), labels) {}

  /// The same with a pass of its own for each group.
  ByGroup(std::vector<P> inner, std::span<const std::uint32_t> labels)
      : inner_(std::move(inner)), labels_(labels) {}

  Summary empty() const {
    Summary summary;
    for (const P& inner : inner_) summary.groups.push_back(inner.empty());
    return summary;
  }

  void absorb(Summary& into, const RowBlock& rows) const {
    assert(rows.first_row + rows.rows <= labels_.size());
    const std::size_t groups = inner_.size();
    std::vector<std::vector<std::uint32_t>> members(groups);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      const std::uint32_t label = labels_[rows.first_row + i];
      if (label < groups) members[label].push_back(static_cast<std::uint32_t>(i));
    }
    for (std::size_t g = 0; g < groups; ++g) {
      if (members[g].empty()) continue;
      const Matrix gathered = gather_rows(rows, members[g]);
      inner_[g].absorb(into.groups[g], gathered.block());
    }
  }

  void merge(Summary& into, const Summary& from) const {
    for (std::size_t g = 0; g < inner_.size(); ++g) inner_[g].merge(into.groups[g], from.groups[g]);
  }

  auto finish(Summary summary) const {
    std::vector<decltype(inner_[0].finish(std::move(summary.groups[0])))> results;
    results.reserve(inner_.size());
    for (std::size_t g = 0; g < inner_.size(); ++g)
      results.push_back(inner_[g].finish(std::move(summary.groups[g])));
    return results;
  }

 private:
  std::vector<P> inner_;
  std::span<const std::uint32_t> labels_;
};

} // namespace ilk
