// What each segment is: its size, its customers' values beside everybody's, what drives it
// apart, and a name.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "explain/distributions.h"
#include "explain/drivers.h"
#include "explain/rules.h"
#include "explain/value_columns.h"
#include "model/prepared_rows.h"
#include "profile/intervals.h"
#include "summary/co_moments.h"
#include "summary/moments.h"
#include "table/table.h"

namespace ilk {

/// Shares of all customers that have a value and lie below one, in [0, 1], equal values counted
/// half; NaN where there is no such value, and of columns of zeros and ones.
struct PopulationRanks {
  double p10 = std::numeric_limits<double>::quiet_NaN();
  double median = std::numeric_limits<double>::quiet_NaN();
  double p90 = std::numeric_limits<double>::quiet_NaN();
};

/// One prepared column within one group of customers; values in the user's units, missing left out.
/// Of a category's level and of a missing value the values are 0 and 1, so the mean is the share of
/// the customers.
struct AttributeProfile {
  double p10 = 0;
  double p25 = 0;
  double median = 0;
  double p75 = 0;
  double p90 = 0;
  double mean = 0;
  double minimum = 0;        ///< 0 when there are no values
  double share_of_total = 0; ///< of the attribute's sum over all customers; NaN where a total makes
                             ///< no sense (ratios, durations, mixed signs, a sum of zero)
  double difference = 0;     ///< mean of the prepared attribute minus the population's, in
                             ///< population standard deviations
  PopulationRanks ranks;     ///< of p10, median and p90
  std::uint64_t known = 0;   ///< customers who have a value
  Interval total_interval;   ///< 95%, of share_of_total; NaN where that is
};

/// A phrase of a segment's name, and what it was made from.
struct NamePhrase {
  std::string words;         ///< as in the dictionary
  std::size_t attribute = 0; ///< index into the preparation's columns
  bool is_high = false;
  double difference = 0; ///< as in AttributeProfile
  double auc = 0.5;      ///< as in Driver
};

/// Whose name a segment has; see explain/given_names.h.
enum class NameSource {
  made,     ///< from its drivers
  given,    ///< by the user
  followed, ///< from an old model
  gave_way, ///< made, with words or a number behind it, as another segment has the one made
};

/// "made", "given", "followed", "gave way".
std::string_view name_of(NameSource source);

/// The segment of an old model that a segment goes by.
struct Followed {
  std::uint32_t id = 0; ///< its number in the old model, from 1
  std::string name;
  double distance = 0;     ///< of the segment's mean code by the old model to its centroid
  bool keeps_name = false; ///< its name goes on; see model/follow.h and explain/given_names.h
  double from_old = 0;     ///< share of the segment's customers whom the old model puts there
  double of_old = 0;       ///< share of whom the old model puts there that are in the segment
};

struct Segment {
  std::uint32_t id = 0; ///< from 1, by a stable rule; see order_segments
  std::string name;
  std::vector<NamePhrase> name_origin; ///< its phrases, in their order
  double name_stability = 0;           ///< share of redrawings of the customers that give made_name
  std::uint64_t size = 0;
  double share = 0;                                                 ///< of the customers
  double share_of_value = std::numeric_limits<double>::quiet_NaN(); ///< NaN where it has no total
  Interval value_interval;                  ///< 95%, or wider, of share_of_value
  std::vector<AttributeProfile> attributes; ///< one per prepared column
  std::vector<Driver> drivers;              ///< strongest first: rank_drivers()
  std::optional<Rule> rule;                 ///< none where no condition tells it apart
  std::string made_name;                    ///< from its drivers; see explain/given_names.h
  NameSource name_source = NameSource::made;
  std::optional<Followed> follows;
};

/// What sets the population: the same figures over all customers (difference 0, share 1).
struct Explanation {
  std::vector<AttributeProfile> population;
  std::vector<Segment> segments;
  SegmentTree tree;
  std::optional<Redundancy> redundancy; ///< of the columns that drive segments
  std::vector<std::size_t> value; ///< the prepared columns whose sum says what a customer is worth
  std::vector<Distribution> distributions; ///< of columns of numbers; at most 80, of those whose
                                           ///< segments differ most, in the columns' order
};

/// Moments of the prepared attributes, of all rows and by group.
struct PreparedMoments {
  std::vector<ColumnMoments> all;
  std::vector<std::vector<ColumnMoments>> groups;
};

/// One scan, without skewness and kurtosis. `labels` below `count`, one per row.
PreparedMoments prepared_moments(Execution& execution, const PreparedRows& rows,
                                 std::span<const std::uint32_t> labels, std::size_t count);

/// The order in which clusters become segments 1, 2, ...: descending mean along the first
/// principal axis of the prepared attributes (its largest loading positive). It depends on what
/// the clusters are, not on how k-means happened to number them. `moments`: the clusters'. Returns
/// for each cluster its place, from 0.
std::vector<std::uint32_t> order_segments(const Covariance& covariance,
                                          const std::vector<std::vector<ColumnMoments>>& moments);

struct ExplainOptions {
  std::span<const std::uint32_t> sample; ///< rows that evidence is taken on, ascending, not owned
  std::uint64_t seed = 1;                ///< of the redrawings that names are voted for in
};

/// Profiles, drivers and names (names.h). `labels`: one per row, already in the segments' order, as
/// `prepared` is.
Explanation explain(Execution& execution, const Table& table, const Preparation& preparation,
                    std::span<const std::uint32_t> labels, const PreparedMoments& prepared,
                    const ExplainOptions& options);

/// The same with moments that it takes itself. `labels` below `count`.
Explanation explain(Execution& execution, const Table& table, const Preparation& preparation,
                    std::span<const std::uint32_t> labels, std::size_t count,
                    const ExplainOptions& options);

} // namespace ilk
