// What was measured as the next plan's assumptions: the playbook's text with other numbers.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace ilk {

/// Three points as a playbook has them, and of what they were measured.
struct LearnedPoints {
  double low = 0;
  double likely = 0;
  double high = 0;
};

struct LearnedPlay {
  std::string name;
  LearnedPoints response; ///< within [0, 1]
  double baseline = 0;    ///< share of those held out
  bool has_value = false; ///< what one response brings was measured too
  LearnedPoints value;    ///< 0 or more
  std::string measured;   ///< "900 contacted, 100 held out"
  /// What a contact brings in segments, by their names: a response, or an amount where amounts
  /// were measured.
  std::vector<std::pair<std::string, double>> by_segment;
  bool by_amount = false;
  std::vector<std::string> unmeasured; ///< names of the plan's other segments: they keep what is
                                       ///< known of them, or was assumed, as they may be worse
};

struct LearnedPlaybook {
  std::string text;                 ///< TOML
  std::vector<std::string> changed; ///< names of plays, in the file's order
};

/// The playbook with these plays' numbers in place of its own, and a key `measured` beside them;
/// all else, comments too, stays as it is. Segments' responses are put beside them as by_segment;
/// where amounts were measured, such that response x value is what a contact brought. What is known
/// of other segments stays. Plays without assumptions, and those that nothing was learnt of, stay.
/// Throws IoError, DataError for what is no playbook.
LearnedPlaybook with_learned(const std::filesystem::path& playbook,
                             const std::vector<LearnedPlay>& learned);

} // namespace ilk
