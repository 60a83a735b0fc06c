// The report as one HTML file.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace ilk {

/// The whole report as one HTML document in UTF-8: the data object of docs/report-data.md,
/// embedded as JSON, and its drawing. It needs no network and runs no script. Equal data give
/// equal bytes. What the data lack or hold in another shape is not drawn; no text of theirs
/// becomes markup. O(size of the data).
std::string report_page(const nlohmann::json& data);

} // namespace ilk
