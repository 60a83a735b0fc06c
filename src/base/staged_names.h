// What ilk calls files and folders that are not yet in their place. Nobody else calls theirs so.
#pragma once

#include <string_view>

namespace ilk {

constexpr std::string_view staged_folder = ".ilk-staged-"; ///< and six letters of mkdtemp
constexpr std::string_view part_of_file = ".ilk-part-";    ///< and six letters of mkostemp
constexpr std::size_t staged_letters = 6;

/// The file in a folder that says what is to be renamed there.
constexpr std::string_view journal_name = ".ilk-journal";

/// The file that says of a folder that it is staged, or that it was exchanged and is the old one.
constexpr std::string_view stage_mark = ".ilk-stage", old_mark = ".ilk-old";

/// Names directly within a folder that are ilk's for the time being.
constexpr bool is_for_the_time_being(std::string_view name) {
  return name == journal_name || name == stage_mark || name == old_mark ||
         name.starts_with(staged_folder) ||
         (name.starts_with(journal_name) &&
          name.substr(journal_name.size()).starts_with(part_of_file));
}

} // namespace ilk
