// The report as one HTML file.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// The whole report as one HTML document in UTF-8: the page that web/ builds, with the data object
/// of docs/report-data.md in it, packed (report/packed.h), so that no text of theirs becomes
/// markup; bytes that are no UTF-8 become U+FFFD. It needs no network. O(size of the data).
std::string report_page(const nlohmann::json& data);

} // namespace ilk
