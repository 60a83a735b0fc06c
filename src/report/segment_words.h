// Words about segments that several sections use.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "report/layout.h"

namespace ilk::page {

/// The segment's number, as text.
Markup number_of(const nlohmann::json& segment);

/// "1 Cash borrowers" with the number on its colour, for HTML.
Markup name_with_chip(const nlohmann::json& segment, std::size_t slot);

/// "segment 1, Cash borrowers", for descriptions.
Markup name_in_words(const nlohmann::json& segment);

/// All segments with their shares of the customers, as a legend.
Markup legend_with_shares(const nlohmann::json& segments);

/// A column's label, or its name when it has none to be seen, or "(no name)".
std::string label_of(const std::string& label, const std::string& name);
std::string label_of(const nlohmann::json& attribute);

/// Whether an entry of `population` or of a segment's attributes is of zeros and ones, so that its
/// mean is a share of the customers: a boolean, a category's level, a missing value.
bool is_yes_or_no(const nlohmann::json& attribute);

/// "cash advances (currency)" for HTML.
Markup label_with_unit(const nlohmann::json& attribute);

/// How far a segment's mean lies from all customers', in words: "far above average". The steps
/// are at 0.5, 1 and 2 standard deviations.
Fixed strength(double difference);

/// Classes of a cell's background: "d-6" to "d6" of a scale that goes from blue over nothing to
/// orange and ends at `full`.
Markup diverging_class(std::optional<double> value, double full);

} // namespace ilk::page
