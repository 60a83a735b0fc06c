// The sections of the page, top to bottom. Each takes the data object of docs/report-data.md
// and gives a Section whose body is empty when the data hold nothing for it.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "report/layout.h"

namespace ilk::page {

/// "5 segments of 8,950 customers": the page's headline, also its title in the browser.
Markup headline(const nlohmann::json& data);

/// The table's file without its folders; empty when unknown.
std::string file_name(const nlohmann::json& data);

/// The headline with the figures that say how good the segments are, and why there are so many.
Markup overview(const nlohmann::json& data);

Section segments_section(const nlohmann::json& data);     ///< sizes, and a card per segment
Section compare_section(const nlohmann::json& data);      ///< segments side by side
Section map_section(const nlohmann::json& data);          ///< customers by their code
Section choice_section(const nlohmann::json& data);       ///< why this many segments
Section trust_section(const nlohmann::json& data);        ///< the certificate
Section tree_section(const nlohmann::json& data);         ///< the Ward tree and its cut
Section encoder_section(const nlohmann::json& data);      ///< how well the code keeps the data
Section attributes_section(const nlohmann::json& data);   ///< findings, distributions, relations
Section observations_section(const nlohmann::json& data); ///< what the table shows by itself
Section hypotheses_section(const nlohmann::json& data);   ///< claims and their verdicts
Section making_section(const nlohmann::json& data);       ///< preparation and configuration

/// Parts of compare_section and attributes_section that have files of their own.
Markup profile_figure(const nlohmann::json& data);
Markup correlation_figure(const nlohmann::json& data);

} // namespace ilk::page
