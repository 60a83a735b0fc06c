// What is said of each number of segments, and of the one that was taken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/figure.h"

namespace ilk {

struct ChoiceFact {
  std::size_t k = 0;
  std::string reason, rule, knee, knee_attributes, chosen_by;
  bool holds = false, at_end = false;
  std::string structure, kinds, kinds_reason, supported_reason;
  std::vector<std::size_t> supported;
  std::optional<std::size_t> kinds_found;
  std::optional<Figure> kinds_fidelity, kinds_agreement;
  std::optional<std::size_t> gap, gap_attributes;

  static constexpr const char* type_name = "Choice";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("k", self.k, "segments");
    field("reason", self.reason, "why so many, in a few sentences");
    field("rule", self.rule, "that was applied, in words");
    field("chosen_by", self.chosen_by, "`rule` or `user`");
    field("holds", self.holds, "the number meets the whole rule");
    field("structure", self.structure,
          "whether the table falls into groups at all: `shown`, `not shown`, `a continuum is "
          "likely` or `too few customers`");
    field("supported", self.supported,
          "numbers of segments that the evidence cannot tell from the best, that one included");
    field("supported_reason", self.supported_reason, "the same in a sentence");
    field("at_end", self.at_end, "no larger number could be tried: read \"at least\"");
    field("kinds", self.kinds,
          "what became of the mixture of kinds: `taken`, `one kind`, `no end`, `too small`, "
          "`coarser`, `unlike`, `unstable`, `other number` or `not looked`");
    field("kinds_reason", self.kinds_reason, "the same in a sentence");
    field("kinds_found", self.kinds_found, "by the mixture");
    field("kinds_fidelity", self.kinds_fidelity,
          "adjusted Rand index of nearest centroids to the mixture's kinds, where it was tried");
    field("kinds_agreement", self.kinds_agreement,
          "adjusted Rand index of the segments by k-means on the code to the kinds");
    field("knee", self.knee, "of the inertia on the codes, in words");
    field("knee_attributes", self.knee_attributes, "likewise, of k-means on the attributes");
    field("gap", self.gap, "the number that the gap statistic would choose on the codes");
    field("gap_attributes", self.gap_attributes, "likewise, on the attributes");
  }
};

/// One number of segments. Of k-means on the codes, in the code space, unless said. Indices stand
/// beside these fields in its JSON.
struct KRowFact {
  std::size_t k = 0;
  bool fit = false;
  Figure inertia, silhouette_code, silhouette_attributes, inertia_attributes, silhouette_plain;
  Figure smallest_share, smallest_share_attributes, ward_gap, ward_agreement;
  Figure null_excess, null_deviations, null_silhouette;
  std::optional<bool> beats_nulls;
  Figure bootstrap, bootstrap_deviation, least_jaccard, bootstrap_attributes;
  Figure decides, decides_deviation;

  static constexpr const char* type_name = "KRow";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("k", self.k, "segments");
    field("fit", self.fit, "it meets the rule for k");
    field("inertia", self.inertia, "sum of the squared distances to the segments' middles");
    field("silhouette_code", self.silhouette_code, "mean");
    field("silhouette_attributes", self.silhouette_attributes,
          "mean of the same partition in the prepared attributes");
    field("inertia_attributes", self.inertia_attributes, "of k-means on the attributes");
    field("silhouette_plain", self.silhouette_plain, "of k-means on the attributes, there");
    field("smallest_share", self.smallest_share, "of the customers, in the smallest segment");
    field("smallest_share_attributes", self.smallest_share_attributes,
          "of k-means on the attributes");
    field("ward_gap", self.ward_gap,
          "height of the merge that so many clusters stop before, over the one below it");
    field("ward_agreement", self.ward_agreement, "adjusted Rand index of the Ward cut to k-means");
    field("null_excess", self.null_excess,
          "of the reruns' silhouettes over the copula null's; this and all below from reruns");
    field("null_deviations", self.null_deviations, "the same in deviations of the null");
    field("null_silhouette", self.null_silhouette, "of the copula null, mean of both");
    field("beats_nulls", self.beats_nulls, "both silhouettes are above the limits of both nulls");
    field("bootstrap", self.bootstrap, "adjusted Rand index to the partition of redrawn customers");
    field("bootstrap_deviation", self.bootstrap_deviation, "over the redrawings");
    field("least_jaccard", self.least_jaccard, "of the segment that comes back worst");
    field("bootstrap_attributes", self.bootstrap_attributes,
          "as `bootstrap`, of k-means on the attributes");
    field("decides", self.decides,
          "the figure that the rule takes the highest of: the mean silhouette plus null_excess");
    field("decides_deviation", self.decides_deviation,
          "what chance does to it: the deviation between tables of the copula null");
  }
};

/// Titles of the page's charts over the number of segments, and what it says beside them.
struct ChoiceTitles {
  std::string held, marks;
  std::string decides, silhouette, stability, excess, smallest, elbow, gap, separation, ward;

  static constexpr const char* type_name = "ChoiceTitles";
  template <class Self, class Fields>
  static void fields(Self& self, Fields& field) {
    field("held", self.held, "whether the whole rule is met; empty where it is");
    field("marks", self.marks, "which numbers of segments meet the rule");
    field("decides", self.decides, "title of a chart, as those that follow");
    field("silhouette", self.silhouette, "of the silhouettes");
    field("stability", self.stability, "of how well segments come back");
    field("excess", self.excess, "of what is above the copula null");
    field("smallest", self.smallest, "of the smallest segment");
    field("elbow", self.elbow, "of the inertia");
    field("gap", self.gap, "of the gap statistic");
    field("separation", self.separation, "of the nearest two middles");
    field("ward", self.ward, "of the Ward tree's gaps");
  }
};

} // namespace ilk
