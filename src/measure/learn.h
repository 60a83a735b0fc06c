// What was measured as the next plan's assumptions: the playbook's text with other numbers.
#pragma once

#include <filesystem>
#include <string>
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
};

/// From the measure.json of a folder: of every play whose responses were measured and whose arms
/// are as they were drawn, the difference and its interval, kept within [0, 1]; and, where amounts
/// were measured too and the play brought more, what a response brings: the amount per contact
/// divided by the response. Throws DataError where nothing was measured or the file is damaged;
/// IoError.
std::vector<LearnedPlay> learned_from(const std::filesystem::path& folder);

struct LearnedPlaybook {
  std::string text;                 ///< TOML
  std::vector<std::string> changed; ///< names of plays, in the file's order
};

/// The playbook with these plays' numbers in place of its own, and a key `measured` beside them;
/// all else, comments too, stays as it is. Plays without assumptions, and those that nothing was
/// learnt of, stay. Throws IoError, DataError for what is no playbook.
LearnedPlaybook with_learned(const std::filesystem::path& playbook,
                             const std::vector<LearnedPlay>& learned);

} // namespace ilk
