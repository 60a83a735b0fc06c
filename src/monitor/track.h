// Segments over time: sizes, value and moves between periods whose segmentations follow each other,
// and what of it is beyond chance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "profile/intervals.h"

namespace ilk {

struct TrackedCustomer {
  std::string id;
  std::uint32_t segment = 0; ///< index into TrackedPeriod::segments
  float margin = 0;          ///< 0 on the border to another segment; see Score
};

struct TrackedSegment {
  std::uint32_t id = 0; ///< its number
  std::string name;
  std::optional<std::uint32_t> follows; ///< number of a segment of the period before
  std::optional<double> value;          ///< sum over its customers of what they are worth
};

/// What a run has found of one period.
struct TrackedPeriod {
  std::string label; ///< as people call it: the folder's name
  std::vector<TrackedSegment> segments;
  std::vector<TrackedCustomer> customers; ///< ids ascending, all different
};

/// A segment that goes on from period to period, by whom its segments follow.
struct TrackLine {
  std::string name;                                 ///< the latest
  std::vector<std::optional<std::uint32_t>> places; ///< per period index of its segment, or none
};

/// Customers from a line to another between one period and the next.
struct Flow {
  std::size_t from = 0, to = 0; ///< lines
  std::uint64_t customers = 0;  ///< in both periods; from == to for those who stay
  std::uint64_t firm = 0;       ///< of these, neither in the one nor in the other near a border
};

struct TrackStep {
  std::vector<Flow> flows; ///< those with customers, by from and to
  std::uint64_t in_both = 0;
  std::uint64_t moved = 0;            ///< of these, to another line
  std::uint64_t moved_firm = 0;       ///< of these, not near a border
  Interval moved_interval;            ///< 95%, of the share that moved
  std::vector<std::uint64_t> left;    ///< per line, of the earlier period alone
  std::vector<std::uint64_t> entered; ///< per line, of the later period alone
};

enum class TrackSign {
  grows,   ///< more customers came from other segments than went to them
  shrinks, ///< fewer
  flow,    ///< more went from one segment to another than in the periods before
  leaves,  ///< more of its customers are gone than of the others
  enters,  ///< more of the new customers are in it than of those who stayed
};

/// A change beyond chance. Chance means: coming and going are equally likely; a flow has the rate
/// of the periods before; customers leave and enter everywhere alike. Near a border (margin under
/// border_margin) customers move by the fit's own chance, and are not counted in the first three.
struct TrackWarning {
  TrackSign sign = TrackSign::grows;
  std::size_t step = 0;          ///< from period `step` to the next
  std::size_t line = 0;          ///< that it is about; of a flow where it goes from
  std::optional<std::size_t> to; ///< of a flow
  std::uint64_t observed = 0;    ///< customers
  double expected = 0;           ///< by chance
  std::uint64_t of = 0;          ///< customers whom it could have been
  double p_value = 1;            ///< exact binomial, two-sided
  double adjusted = 1;           ///< for all that was asked (Holm 1979)
};

struct Track {
  std::vector<TrackedPeriod> periods;
  std::vector<TrackLine> lines; ///< in the order of their first periods and segments
  std::vector<std::vector<std::uint64_t>> sizes; ///< [line][period], 0 where it is not there
  std::vector<TrackStep> steps;                  ///< one less than periods
  std::vector<TrackWarning> warnings; ///< adjusted below 0.05; the latest step's first, then
                                      ///< by p-value
  std::size_t asked = 0;              ///< changes that were held against chance

  bool is_latest(const TrackWarning& warning) const { return warning.step + 1 == steps.size(); }
  /// Of a line in a period; none where it is not there or nothing says it.
  std::optional<double> value(std::size_t line, std::size_t period) const;
};

/// Changes of less than this share of a segment's customers are not warned of, however sure.
inline constexpr double least_told_change = 0.01;

/// `periods`: at least two, earliest first. O(customers log customers).
Track track_periods(std::vector<TrackedPeriod> periods);

} // namespace ilk
