#include "cli/command_line.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "base/without_passwords.h"
#include "io/postgres_source.h"

namespace ilk::cli {
namespace {

constexpr std::array<std::string_view, 5> with_value = {"-o", "--out", "--threads", "--memory",
                                                        "--scratch"};
constexpr std::array<std::string_view, 4> alone = {"--quiet", "--json", "--ids", "--exact"};

// How many words, from this one on, are an option that changes nothing.
std::size_t idle_words(std::string_view word) {
  if (std::ranges::find(alone, word.substr(0, word.find('='))) != alone.end()) return 1;
  if (std::ranges::find(with_value, word) != with_value.end()) return 2;
  const bool joined = std::ranges::any_of(with_value, [&](std::string_view option) {
    return word.starts_with(option) && (option == "-o" || word[option.size()] == '=');
  });
  return joined ? 1 : 0;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_plain(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || (c != 0 && std::string_view("_@%+=:,./-").find(c) != std::string_view::npos);
}

} // namespace

std::string shell_quoted(const std::string& word) {
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return word;
  const bool controls = std::ranges::any_of(word, is_control);
  std::string quoted = controls ? "$'" : "'";
  for (const char c : word) {
    if (is_control(c))
      quoted += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    else if (c == '\'')
      quoted += controls ? "\\'" : "'\\''";
    else if (c == '\\' && controls)
      quoted += "\\\\";
    else
      quoted += c;
  }
  return quoted + "'";
}

std::string command_line(const Words& words, const std::string& name) {
  std::string line = "ilk";
  bool options = true; // until a lone -- ends them
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t idle = options ? idle_words(words[i]) : 0;
    if (idle > 0) {
      i += idle - 1;
      continue;
    }
    options = options && words[i] != "--";
    line += " " + shell_quoted(is_postgres_address(words[i]) ? name : without_passwords(words[i]));
  }
  return line;
}

} // namespace ilk::cli
