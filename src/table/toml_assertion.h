// What is thrown where the TOML library would assert.
#pragma once

#include <stdexcept>

namespace ilk {

/// Text came so far that the parser should have refused, such as "[.[".
class TomlAssertion : public std::logic_error {
  using std::logic_error::logic_error;
};

} // namespace ilk
