// Whether a segmentation is one: the one judgement that console, page, strategy.md and summary.json
// tell.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/grades.h"
#include "judge/certificate.h"
#include "judge/gates.h"

namespace ilk {

struct Verdict {
  enum class Kind {
    segments,  ///< all gates pass; or all but the nulls', and kinds lie apart
    uncertain, ///< they beat the nulls, but another gate fails; or a null is not beaten, but other
               ///< numbers of segments beat both, or single columns fall apart
    continuum, ///< a null is not beaten by any number of segments
    too_few,   ///< too few customers to tell, or no null was drawn
  };
  enum class Reason {
    all_pass,
    gate_fails,     ///< the nulls are beaten, and another gate fails
    other_numbers,  ///< other numbers of segments beat both nulls
    single_columns, ///< they lie well apart, as such groups do in tables without any relation
    kinds_apart,    ///< a null is not beaten, but they are kinds with gaps between them
    one_kind,       ///< all gates pass, but the mixture finds one kind only
    other_kinds,    ///< all gates pass, but the mixture finds kinds that they are not like
    nothing_found,  ///< no number of segments beats the nulls
    too_few,
  };
  Reason reason = Reason::too_few;
  std::optional<Null> not_beaten; ///< where a null is the reason
  bool beats_chance = false;      ///< the gates of the nulls and of what is above them pass
  bool comes_back = false;        ///< the gate of redrawn customers passes

  Kind kind() const;
  bool passed() const { return kind() == Kind::segments; }
};

/// Whether a table falls into groups at all; how many is another question.
enum class Structure {
  shown,     ///< by the nulls and the mixture, or by either where the other says nothing
  not_shown, ///< which is not to say that there is none
  continuum, ///< is likely: neither the nulls nor the mixture find anything
  unknown,   ///< too few customers
};

/// "shown", "not shown", "a continuum is likely", "too few customers".
std::string_view name_of(Structure structure);

/// "segments", "uncertain", "no segments", "too few customers": for programs.
std::string_view name_of(Verdict::Kind kind);

/// From the gates that judge_gates gave for these figures.
Verdict verdict_of(const GateFigures& figures, const std::vector<Gate>& gates);

Verdict verdict_of(const Certificate& certificate);

Structure structure_of(const GateFigures& figures, const Verdict& verdict);

/// The choice of cleaning that the segments depend on most, where that is much; null otherwise.
const Agreement* much_depends_on(const Certificate& certificate);

/// Segments, from 0, that hardly come back when customers are drawn anew.
std::vector<std::size_t> unreliable_segments(const Agreement& sampling);

} // namespace ilk
