// The report as one HTML file.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace ilk {

/// The whole report as one HTML document in UTF-8: the page that web/ builds, with the data object
/// of docs/report-data.md in it. It needs no network. Equal data give equal bytes; no text of
/// theirs becomes markup. O(size of the data).
std::string report_page(const nlohmann::json& data);

/// A JSON object as text that may stand in a `<script type="application/json">`: what could end
/// the element is written as \u escapes; bytes that are no UTF-8 become U+FFFD.
std::string script_json(const nlohmann::json& data);

} // namespace ilk
