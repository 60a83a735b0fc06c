#include "base/manifest.h"

#include <algorithm>

#include "base/rename_journal.h"

namespace ilk {
namespace {

constexpr std::size_t digits = 64;

bool is_hash(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

std::string to_text(const Manifest& manifest) {
  std::string text;
  for (const auto& [result, files] : manifest) {
    if (files.empty()) continue;
    text += "# " + result + "\n";
    for (const auto& [name, hash] : files) text += hash + "  " + name + "\n";
  }
  return text;
}

Manifest manifest_from(std::string_view text) {
  Manifest manifest;
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.starts_with("# ")) {
      result = line.substr(2);
    } else if (line.size() > digits + 2 && line.substr(digits, 2) == "  " &&
               is_hash(line.substr(0, digits)) && !result.empty()) {
      const std::string name(line.substr(digits + 2));
      if (stays_within(name)) manifest[result][name] = line.substr(0, digits);
    }
  }
  return manifest;
}

} // namespace ilk
