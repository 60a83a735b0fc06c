// Help in plain words: what options take, a short text for those who type the program's name alone,
// and what a mistyped option may have meant.
#pragma once

#include <string>

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace ilk::cli {

/// Says of every option what it takes in words of the field: FILE, FOLDER, NUMBER.
void name_what_options_take(CLI::App& program);

/// What `ilk` by itself prints: three examples.
std::string short_help();

/// " (did you mean '--playbook'?)" of the first option that the parser does not know, or nothing.
std::string meant_instead(const CLI::App& program, const CLI::ParseError& error);

/// Help with what continues a line beside the text of its option, at most `width` columns wide; a
/// width of 0 breaks nothing.
std::string wrapped_help(const std::string& help, std::size_t width);

} // namespace ilk::cli
