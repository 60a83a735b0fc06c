// Numbers as people read them: 1,234 and 12.3% and 0.217, with their unit. A number that does
// not exist is shown as a dash.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "report/markup.h"

namespace ilk::page {

using MaybeNumber = std::optional<double>;

/// What a number counts, as its column's dictionary entry says.
struct Quantity {
  std::string kind; ///< amount, count, ratio or duration
  std::string unit; ///< in the user's words; empty when it has none
};

/// `kind` and `unit` of an entry of `attributes` or `population`.
Quantity quantity_of(const nlohmann::json& attribute);

/// "1,234"; rounded to a whole number.
Markup whole(MaybeNumber value);

/// A share between 0 and 1 as "12.3%".
Markup percent(MaybeNumber share);

/// "0.217"; with as many decimals as asked for.
Markup decimal(MaybeNumber value, int decimals = 3);

/// "+1.2" or a true minus sign, "−1.2".
Markup signed_decimal(MaybeNumber value, int decimals = 1);

/// About three figures, whatever the size: "12,345", "1.23", "0.0012".
Markup adaptive(MaybeNumber value);

/// A value of a column without its unit: ratios without a unit as per cent, counts whole where
/// they are.
Markup value_of(MaybeNumber value, const Quantity& quantity);

/// The same with the unit behind it.
Markup value_with_unit(MaybeNumber value, const Quantity& quantity);

/// "1 segment", "2 segments".
Markup counted(double count, Fixed one, Fixed many);

} // namespace ilk::page
