#include "cli/help.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/closest_word.h"
#include "words/wrapped.h"

namespace ilk::cli {
namespace {

constexpr std::size_t text_column = 30; // where CLI11 begins the text of an option
constexpr std::size_t least_text = 30;  // as narrow as that text may be beside the option

std::string taken_by(const CLI::Option& option, const std::string& type) {
  static const std::map<std::string, std::string> by_name = {
      {"data", "FILE"},  {"model", "FILE"},  {"old-model", "FILE"}, {"out", "PATH"},
      {"table", "NAME"}, {"query", "SQL"},   {"folder", "FOLDER"},  {"before", "FILE"},
      {"every", "WORD"}, {"schema", "FILE"}, {"what", "WORD"},      {"shell", "WORD"}};
  if (type != "TEXT") return "NUMBER";
  const std::string name =
      option.get_lnames().empty() ? option.get_name(true, false) : option.get_lnames().front();
  const auto found = by_name.find(name);
  return found == by_name.end() ? "WORD" : found->second;
}

// A range's description names the library's type again.
void leave_out_ranges(CLI::Option& option) {
  for (int i = 0;; ++i) {
    try {
      CLI::Validator* validator = option.get_validator(i);
      if (validator == nullptr) return;
      if (validator->get_description().find(" in [") != std::string::npos)
        validator->description("");
    } catch (const CLI::OptionNotFound&) {
      return;
    }
  }
}

// Where the words about an option or an example begin: in their column, behind two blanks or more.
// 0 where a line has no such words.
std::size_t text_place(const std::string& line) {
  if (!line.starts_with("  ")) return 0;
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return 0;
  if (begin >= text_column) return begin;
  const std::size_t gap = line.find("  ", begin);
  if (gap != std::string::npos) return std::min(line.find_first_not_of(' ', gap), line.size());
  const bool fills_column = line.size() > text_column && line[text_column - 1] == ' ';
  return fills_column ? text_column : 0;
}

} // namespace

void name_what_options_take(CLI::App& program) {
  for (CLI::App* command : program.get_subcommands([](CLI::App*) { return true; }))
    for (CLI::Option* option : command->get_options()) {
      const std::string all = option->get_type_name();
      const std::string type = all.substr(0, all.find(':'));
      if (type != "TEXT" && type != "UINT" && type != "INT" && type != "FLOAT") continue;
      option->type_name(taken_by(*option, type));
      leave_out_ranges(*option);
    }
}

std::string short_help() {
  return "ilk finds the kinds of customers in a table, says what makes each kind, and what to do "
         "about it.\n\n"
         "  ilk run customers.csv                     segments, report and lists in out/\n"
         "  ilk profile customers.csv                 what the table holds, and what is wrong "
         "with it\n"
         "  ilk score out/model.json new.csv          the segment of every new customer\n\n"
         "No table at hand: ilk simulate credit-card > customers.csv\n"
         "More: ilk --help for all commands, ilk help run for one of them.\n";
}

std::string meant_instead(const CLI::App& program, const CLI::ParseError& error) {
  const std::string words = error.what();
  const std::size_t begin = words.find("--");
  if (begin == std::string::npos || program.get_subcommands().empty()) return "";
  const std::string given = words.substr(begin, words.find_first_of(" ,=:\n", begin) - begin);
  std::vector<std::string> known;
  for (const CLI::Option* option : program.get_subcommands().front()->get_options())
    for (const std::string& name : option->get_lnames())
      if (!option->get_group().empty()) known.push_back("--" + name);
  for (const std::string& name : known)
    if (name == given) return ""; // it is known, and something else is wrong
  return did_you_mean(given, known);
}

std::string wrapped_help(const std::string& help, std::size_t width) {
  if (width == 0) return help;
  std::istringstream lines(help);
  std::string made;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t place = text_place(line);
    if (place == 0 || place + least_text <= width) {
      made += wrapped(line, width, place - std::min(place, line.find_first_not_of(' '))) + "\n";
      continue;
    }
    // Too narrow for two columns.
    const std::size_t last = line.find_last_not_of(' ', place - 1);
    if (last != std::string::npos) made += wrapped(line.substr(0, last + 1), width, 2) + "\n";
    made += wrapped("      " + line.substr(place), width) + "\n";
  }
  return made;
}

} // namespace ilk::cli
