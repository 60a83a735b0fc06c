// Text from data where people read it: on terminals, and in what a renderer lays out.
#pragma once

#include <string>
#include <string_view>

namespace ilk {

/// The text with a blank in place of every character that is no sign but an order to whoever shows
/// it: controls, C1 among them and as bytes that are no UTF-8, marks that turn the direction of
/// what follows, separators of lines and paragraphs, and characters that are nowhere to be seen.
/// So a terminal has nothing to obey, and what is seen is what is there. Line feeds and tabs stay.
std::string without_controls(std::string_view text);

/// The same with a blank in place of line feeds and tabs too, so that it stays on one line.
std::string one_line(std::string_view text);

/// For text of JSON or TOML, whose own writers escape what is below a blank: the escape \uXXXX in
/// place of each other such character, so that it reads back as it was.
enum class Escapes { json, toml };
std::string with_escapes(std::string_view text, Escapes of);

} // namespace ilk
