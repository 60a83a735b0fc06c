#include "report/tidy_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/significant.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr std::size_t longest_name = 200, longest_sentence = 1'500; // characters
constexpr int digits = 6;
constexpr std::string_view ellipsis = "\u2026";

constexpr std::string_view sentences[] = {"abandoned",
                                          "agreements",
                                          "agreements_note",
                                          "agreements_summary",
                                          "answers",
                                          "best",
                                          "candidates",
                                          "cautions",
                                          "cells",
                                          "claim",
                                          "customer",
                                          "differences",
                                          "differences_summary",
                                          "doubt",
                                          "equation",
                                          "expectation",
                                          "faithfulness",
                                          "faithfulness_note",
                                          "found",
                                          "gap",
                                          "kept",
                                          "knee",
                                          "knee_attributes",
                                          "lead",
                                          "left_out",
                                          "limits_words",
                                          "listed",
                                          "made",
                                          "marks",
                                          "meaning",
                                          "measured",
                                          "plain",
                                          "name_source",
                                          "note",
                                          "points",
                                          "profiles_summary",
                                          "reason",
                                          "rings",
                                          "rule",
                                          "running_summary",
                                          "sentence",
                                          "sizes",
                                          "stability",
                                          "stability_note",
                                          "stability_summary",
                                          "strategy",
                                          "summary",
                                          "text",
                                          "title",
                                          "totals",
                                          "totals_summary",
                                          "unlucky",
                                          "values_summary",
                                          "what",
                                          "who",
                                          "words",
                                          "worth"};

// On one side of these something holds that does not hold on the other.
constexpr std::array<std::string_view, 3> exact = {"from", "limit", "to"};

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::size_t characters_in(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

// The byte at which character `index` begins.
std::size_t byte_of(std::string_view text, std::size_t index) {
  std::size_t byte = 0;
  for (std::size_t seen = 0; byte < text.size(); ++byte)
    if (!continues_character(text[byte]) && seen++ == index) break;
  return byte;
}

double rounded(double value) {
  return std::abs(value) < 1e6 ? to_significant(value, digits) : std::round(value);
}

void tidy_value(json& value, std::string_view key) {
  if (value.is_number_float()) {
    if (std::ranges::find(exact, key) == exact.end()) value = rounded(value.get<double>());
  } else if (value.is_string() && key != "command") { // a command that is cut does something else
    auto& text = value.get_ref<std::string&>();
    if (text.size() <= longest_name) return;
    const bool sentence = std::ranges::find(sentences, key) != std::end(sentences);
    text = sentence ? cut_at_end(text, longest_sentence) : cut_inside(text, longest_name);
  } else if (value.is_array() && key != "edges") {
    for (json& element : value) tidy_value(element, key);
  } else if (value.is_object()) {
    // A figure's number is what the figure is called.
    for (auto& [name, element] : value.items()) tidy_value(element, name == "value" ? key : name);
  }
}

} // namespace

void tidy(json& data) {
  tidy_value(data, "");
}

std::string cut_at_end(std::string_view text, std::size_t most) {
  if (characters_in(text) <= most) return std::string(text);
  return std::string(text.substr(0, byte_of(text, most - 1))) + std::string(ellipsis);
}

std::string cut_inside(std::string_view text, std::size_t most) {
  const std::size_t characters = characters_in(text);
  if (characters <= most) return std::string(text);
  const std::size_t end = (most - 1) * 2 / 5, begin = most - 1 - end;
  return std::string(text.substr(0, byte_of(text, begin))) + std::string(ellipsis) +
         std::string(text.substr(byte_of(text, characters - end)));
}

} // namespace ilk
