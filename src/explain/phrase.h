// The dictionary's phrases as parts of names: whether one is true, and how it stands in a name.
#pragma once

#include <string>

#include "explain/segments.h"
#include "model/preparation.h"

namespace ilk {

/// Whether the phrase of a direction holds for most of a segment's customers. "Cash borrowers" are
/// no segment in which most have none, and "No purchases" none in which most have some, whatever
/// the others do.
bool is_true_of_most(const ColumnPreparation& column, const AttributeProfile& population,
                     const AttributeProfile& segment, bool high);

/// The phrase as it stands inside a name: with a small letter first, unless it looks like an
/// abbreviation.
std::string inside_a_name(std::string phrase);

} // namespace ilk
