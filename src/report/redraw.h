// Pages drawn anew from the data objects that lie in a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ilk {

struct DrawnPage {
  std::string name; ///< of its file
  std::string text; ///< HTML
};

/// report.html from report.json and profile.html from profile.json, where these are there. Throws
/// DataError when the folder has neither, or one is not what this version of ilk draws; IoError.
std::vector<DrawnPage> draw_again(const std::filesystem::path& folder);

} // namespace ilk
