// Pages drawn anew from the data objects that lie in a folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

struct DrawnPage {
  std::string name; ///< of its file
  std::string text; ///< HTML
};

/// report.html from report.json and profile.html from profile.json, where these are there. Throws
/// DataError when the folder has neither, or one is not what this version of ilk draws; IoError.
/// What ilk measure found for the page, in measure.json, is on report.html too.
std::vector<DrawnPage> draw_again(const std::filesystem::path& folder);

/// The report.html of a folder with this in it as what a campaign brought; null for nothing. None
/// where the folder has no such page, or not the data that this version of ilk draws it from.
std::optional<DrawnPage> report_with_brought(const std::filesystem::path& folder,
                                             const nlohmann::json& brought);

} // namespace ilk
