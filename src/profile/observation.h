// One thing that an analyst would write down about a table: the figures that show it. The sentence
// is made in words/observation_words.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "profile/intervals.h"

namespace ilk {

enum class ObservationKind {
  share,         ///< so many customers lie at or below a round number, or at zero
  concentration, ///< the highest fifth makes most of the total
  together,      ///< two columns rise together, or one falls as the other rises
  unrelated,     ///< two columns have next to nothing to do with each other
  regardless,    ///< a relation is the same in all thirds of a third column
  explained,     ///< a relation vanishes, or turns, within thirds of a third column
  comes_from,    ///< most of a column's total comes from few customers, chosen by others
  hardly_ever,   ///< customers high in one column are seldom high in another
  groups,        ///< a column differs between the values of another that has few
};

std::string_view name_of(ObservationKind kind); ///< "share", ..., "comes from", "hardly ever"

/// Values of a column that lie side by side, both ends included.
struct ValueSpan {
  double low = 0, high = 0;
  bool is_lowest = false, is_highest = false; ///< no value lies below, or above

  bool operator==(const ValueSpan&) const = default;
};

/// A bar of an observation's plot.
struct PlotBar {
  ValueSpan of; ///< in the column that the bars lie along
  double value = 0;

  bool operator==(const PlotBar&) const = default;
};

/// Share: at or below a round number.
struct RoundShare {
  double at = 0;
  double lowest = 0, highest = 0; ///< of the column
  bool is_much = false;           ///< more than if the values were spread evenly

  bool operator==(const RoundShare&) const = default;
};

/// Share: at zero.
struct ZeroShare {
  double median_of_others = 0;

  bool operator==(const ZeroShare&) const = default;
};

/// Regardless and explained: the relation over all, and whether the parts are thirds of the
/// customers. The bars are the parts' correlations.
struct RelationWithin {
  double whole = 0;
  bool are_thirds = false;
  bool turns = false; ///< it runs the other way in all parts

  bool operator==(const RelationWithin&) const = default;
};

/// Comes from: of whom.
struct TotalSource {
  struct Place {
    ValueSpan values;
    std::optional<std::size_t> third; ///< of the customers, lowest 0, where the parts are thirds

    bool operator==(const Place&) const = default;
  };

  double customers = 0;      ///< their share
  std::vector<Place> places; ///< in Observation::columns, from the second on

  bool operator==(const TotalSource&) const = default;
};

/// Hardly ever: above what the customers are high, and the share among the others.
struct Exclusion {
  double high_above = 0, seldom_above = 0;
  double usual = 0;

  bool operator==(const Exclusion&) const = default;
};

/// Groups, of a column on a scale: its middle in some of them.
struct GroupMiddles {
  struct Middle {
    double group = 0; ///< the value that the group has
    double middle = 0;

    bool operator==(const Middle&) const = default;
  };

  Middle first, last; ///< of the groups in their order
  Middle lowest, highest;
  double trend = 0; ///< rank correlation with the groups' order; 0 where there is none to speak of

  bool operator==(const GroupMiddles&) const = default;
};

/// Groups, of a category or a boolean: the level whose share differs most, and between whom.
struct GroupShares {
  double level = 0;
  double high_group = 0, high_share = 0;
  double low_group = 0, low_share = 0;

  bool operator==(const GroupShares&) const = default;
};

struct Observation {
  using Details = std::variant<std::monostate, RoundShare, ZeroShare, RelationWithin, TotalSource,
                               Exclusion, GroupMiddles, GroupShares>;

  ObservationKind kind = ObservationKind::share;
  std::vector<std::size_t> columns; ///< of the table; what it is about comes first
  double effect = 0;                ///< in [0, 1]; what it measures follows from the kind
  double estimate = 0;              ///< the figure that carries it
  Interval interval;                ///< of the estimate, 95%
  double p_value = std::numeric_limits<double>::quiet_NaN(); ///< of chance alone, see
                                                             ///< docs/observations.md; NaN where
                                                             ///< nothing is tested
  double q_value = std::numeric_limits<double>::quiet_NaN(); ///< adjusted for all that was tested
  double interest = 0;         ///< by which observations are ranked, in [0, 1]
  std::uint64_t customers = 0; ///< that it was made on
  Details details;             ///< what its sentence tells besides; follows from the kind
  std::vector<PlotBar> bars;
  bool has_means = false; ///< the bars are means, where medians would be the same
};

} // namespace ilk
