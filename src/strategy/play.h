// A playbook: what somebody who knows the business would do about which customers. A play is a
// condition on a segment's profile, a condition on its customers, an action, and what is assumed
// of its effect. Written in TOML (playbook_toml.h); docs/playbook.md.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explain/measure.h"
#include "profile/condition.h"

namespace ilk {

/// What of a segment a clause looks at.
enum class ClauseFigure {
  median,         ///< of a column within the segment, in the column's unit
  mean,           ///< the same; of zeros and ones a share
  p10,            ///< the same
  p90,            ///< the same
  difference,     ///< mean of the prepared column minus everybody's, in standard deviations
  share_of_total, ///< of a column or a measure, in [0, 1]
  concentration,  ///< share of the total / share of the customers
  share,          ///< of the customers that are in the segment, in [0, 1]
  customers,      ///< in the segment
};

std::string_view name_of(ClauseFigure figure);

constexpr bool is_of_total(ClauseFigure figure) {
  return figure == ClauseFigure::share_of_total || figure == ClauseFigure::concentration;
}

constexpr bool is_of_values(ClauseFigure figure) {
  return figure == ClauseFigure::median || figure == ClauseFigure::mean ||
         figure == ClauseFigure::p10 || figure == ClauseFigure::p90;
}

/// How a bound was written, and where.
struct BoundSource {
  Place place;
  bool is_date = false; ///< then the bound is in days since 1970-01-01
};

/// A condition on a segment's profile: a figure within all bounds.
struct Clause {
  ClauseFigure figure = ClauseFigure::share;
  std::optional<ColumnName> column; ///< of the figures that are a column's
  std::optional<ColumnName> measure;
  std::vector<std::pair<BoundRelation, double>> bounds; ///< at least one
  std::vector<BoundSource> sources;                     ///< one per bound
  Place place;
};

/// Three points of what is assumed: the ends and the top of a triangular distribution. All are
/// assumptions of the playbook's author, but for those that say of what they were measured.
struct Assumption {
  double low = 0;
  double likely = 0;
  double high = 0;
  std::string unit;
  std::string measured = {}; ///< "900 contacted, 100 held out"; empty for what is assumed
};

struct Assumptions {
  Assumption response; ///< share of the customers contacted who respond because of it, in [0, 1]
  double baseline = 0; ///< share who do it anyway, without being contacted, in [0, 1]
  /// Mean response in segments, by their names, where it is known to be another there.
  std::map<std::string, double> by_segment = {};
  Assumption value; ///< of one response, in the currency, in [0, 1e12]
  Assumption cost;  ///< of one contact, in the currency, in [0, 1e12]
};

struct Play {
  std::string name; ///< unique; names its lists
  Place place;
  std::string title;
  std::vector<Clause> segment; ///< all must hold
  Condition customer;          ///< within the segment; asks for nothing when empty
  std::string action;
  std::string channel;
  std::string message;
  std::string kpi;
  std::vector<std::string> stop; ///< what would stop it: risk, consent, ...; at least one
  std::optional<ColumnName> rank_by;
  std::optional<double> hold_out;         ///< in place of the limits'
  bool exclusive = false;                 ///< takes its customers first; they are on no other list
  std::optional<Assumptions> assumptions; ///< without them there is no figure of money
};

/// How often a customer may be contacted in so many days, by all plays and campaigns together.
struct OverTime {
  std::uint32_t contacts = 1; ///< 1 or more
  std::uint32_t days = 30;    ///< 1 or more
};

struct PlanLimits {
  std::size_t most_contacts = 2; ///< lists that a customer is in, at most
  double hold_out = 0.1;         ///< share of a play's customers who are not contacted, in [0, 0.5]
  double power = 0.8;            ///< wanted chance to see the likely response
  double significance = 0.05;    ///< of the two-sided test
  std::optional<std::uint64_t> seed; ///< of the hold-outs and the draws; the run's when absent
  double control = 0;                ///< share of all customers who are on no list, in [0, 0.5]
  std::string control_key = "1";     ///< of their draw: as long as it stands, they are the same
  std::optional<double> budget;      ///< what all contacts may cost, in the currency, above 0
  std::optional<OverTime> over_time; ///< counts contacts of a history too
};

/// How customers are reached, where there are limits to it.
struct Channel {
  std::string name; ///< as in the plays
  Place place;
  std::optional<std::uint64_t> capacity; ///< contacts that it has room for, 0 or more
  std::optional<double> cost; ///< of one contact, where a play does not say it; in [0, 1e12]
};

struct Playbook {
  std::string file;
  std::string sha256;   ///< of the bytes that were read
  std::string currency; ///< empty when no play has assumptions
  PlanLimits limits;
  std::vector<Channel> channels; ///< in the order of their names
  std::vector<Measure> measures;
  std::vector<Play> plays; ///< in the file's order

  bool has_capacities() const {
    return std::ranges::any_of(channels,
                               [](const Channel& each) { return each.capacity.has_value(); });
  }
};

} // namespace ilk
