// Text that may hold a database's address, without the password in it.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// The text with *** for what may be a password, however an address is written or mistyped:
/// between a colon and the last @ of a word, behind the colon of a database's address that lacks
/// its @, and behind password= and its like. Rather too much goes than too little; a word without
/// such signs stays as it is. Every message and record of ilk passes through here as it leaves.
std::string without_passwords(std::string_view text);

} // namespace ilk
