// Sums that should hold, as people write them: "PURCHASES = ONEOFF_PURCHASES + INSTALMENTS".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "table/schema.h"

namespace ilk {

/// An identity, or why the text is none.
struct ParsedIdentity {
  std::optional<Identity> identity;
  std::string fault; ///< empty when there is an identity
};

/// Reads "total = term + term - term". A name with blanks, signs or backquotes stands between
/// backquotes, in which a doubled backquote is one: "`net sales` = sales - `tax (VAT)`". Every
/// column may stand in it once. The tolerance is Identity's default.
ParsedIdentity parse_identity(std::string_view text);

/// The identity as text that parse_identity reads back equal, tolerance aside.
std::string to_text(const Identity& identity);

} // namespace ilk
