// The verdict on a segmentation, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/headline_fact.h"
#include "facts/verdict.h"
#include "judge/judged.h"

namespace ilk {

/// The verdict with its figures, the segments that hardly come back and the cleaning that much
/// depends on. `names`: of the segments.
std::string verdict_sentence(const Certificate& certificate, const std::vector<std::string>& names);

/// "segments", or "groups" for what the certificate does not call so.
std::string_view segments_word(const Verdict& verdict, std::size_t count);

/// "They touch at their edges".
std::string_view apart_words(const GateFigures& figures);

/// "But much depends on the cleaning: with tails: none, the agreement is 0.39 only."; empty where
/// it does not.
std::string cleaning_words(const Certificate& certificate);

/// Where the segments were made, when more than one space was tried; else empty.
std::string fallback_words(const Certificate& certificate);

/// "Silhouette 0.234 in the code, 0.221 in the attributes."
std::string silhouette_words(const Judged& judged);

/// What stands over everything else. `customers`: of the table; `border`: those who stand on a
/// border, of `fitted`; `names`: of the segments; `supported`: numbers of segments that the
/// evidence cannot tell from the best.
HeadlineFact headline_of(const Judged& judged, std::uint64_t customers, std::uint64_t border,
                         std::uint64_t fitted, const std::vector<std::string>& names = {},
                         const std::vector<std::size_t>& supported = {});

/// What speaks against the segments, a sentence each, without terms; none where there are none to
/// speak against.
std::vector<std::string> cautions_of(const Certificate& certificate,
                                     const std::vector<std::string>& names,
                                     const std::vector<std::size_t>& supported);

} // namespace ilk
