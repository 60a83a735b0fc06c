// What to do with a segment, as far as the table says it: from outcomes, from totals of money whose
// meaning is known, and from what sets the segment apart. Every piece of advice has its figure and
// interval; where none can be defended there is none.
#pragma once

#include <cstddef>
#include <string_view>
#include <variant>
#include <vector>

#include "explain/outcomes.h"
#include "explain/segments.h"
#include "profile/intervals.h"
#include "table/outcome_meaning.h"
#include "table/total_meaning.h"

namespace ilk {

/// In the order in which they are told.
enum class AdviceKind {
  help,   ///< many in distress, or what those do who are short of money
  retain, ///< many leave
  look,   ///< an outcome that is bad, or of which nobody knows, is far from the others'
  offer,  ///< many respond
  keep,   ///< holds much of what customers bring
  weigh,  ///< holds much of another total, and not of what customers bring
  leave,  ///< few respond
  learn,  ///< few leave, few in distress, few displeased
  lean,   ///< brings little
  know,   ///< what sets it apart, where nothing else is to be said
};

std::string_view name_of(AdviceKind kind);

/// An outcome's share in the segment far from that in all other segments.
struct RateFinding {
  std::size_t outcome = 0; ///< index into the outcomes
  std::size_t figure = 0;  ///< and into its figures
  OutcomeMeaning meaning = OutcomeMeaning::unknown;
  double here = 0;
  Interval interval; ///< 95%, of the segment's share
  double rest = 0;   ///< share in all others
};

/// A part of a total.
struct HeldTotal {
  std::vector<std::size_t> columns; ///< prepared ones, whose sum it is
  double held = 0;
  Interval interval; ///< 95%
  TotalMeaning meaning = TotalMeaning::none;
};

/// What a segment holds of totals beside its share of the customers: first what the advice is
/// about, then what customers are worth and other totals that it holds much or little of.
struct HoldingFinding {
  double share = 0; ///< of the customers
  std::vector<HeldTotal> totals;
};

/// What sets a segment apart from the others.
struct ApartFinding {
  std::size_t attribute = 0; ///< prepared column
  bool is_share = false;     ///< of zeros and ones: `here` and `rest` are shares, else
  double here = 0;           ///< how often one of the segment lies above one of the others, and
  double rest = 0;           ///< how often below
  Interval interval;         ///< 95%, of `here`
};

struct Advice {
  AdviceKind kind = AdviceKind::know;
  std::variant<RateFinding, HoldingFinding, ApartFinding> finding;
};

/// What advice is drawn from. Nothing is owned.
struct AdviceBasis {
  const Explanation& explanation;
  const std::vector<Outcome>& outcomes;
  const std::vector<ColumnPreparation>& columns; ///< the prepared ones
};

/// At most three, weightiest first. An outcome is far from the others' when the interval of the
/// difference (Newcombe's, its 5% shared among segments and outcomes: Bonferroni) leaves out 0 and
/// the rarer of yes and no is rarer by a quarter. A segment holds much of a total from 1.5 times
/// its share of the customers on, and little up to half, where the interval says so too. Those in
/// distress are offered nothing; nobody who leaves is told to cost little; and those who came
/// lately are not told to bring little. O(columns + drivers).
std::vector<Advice> advice_for(const AdviceBasis& basis, const Segment& segment);

} // namespace ilk
