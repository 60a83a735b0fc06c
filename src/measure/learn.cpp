#include "measure/learn.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "strategy/playbook_toml.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

// What a campaign can tell of a share.
double four_decimals(double value) {
  return std::round(value * 1e4) / 1e4;
}

// Changes of a text, by the places of what they replace.
class TextEdits {
 public:
  explicit TextEdits(const std::string& text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at)
      if (at == 0 || text[at - 1] == '\n') lines_.push_back(at);
  }

  void replace(const toml::source_region& where, std::string with) {
    const std::size_t begin = offset(where.begin);
    edits_[begin] = {offset(where.end) - begin, std::move(with)};
  }

  std::string done() const {
    std::string result;
    std::size_t at = 0;
    for (const auto& [begin, edit] : edits_) {
      result += text_.substr(at, begin - at) + edit.second;
      at = begin + edit.first;
    }
    return result + text_.substr(at);
  }

 private:
  // Columns count characters, not bytes.
  std::size_t offset(const toml::source_position& place) const {
    std::size_t at = lines_[place.line - 1];
    for (toml::source_index column = 1; column < place.column; ++column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xc0) == 0x80) ++at;
    }
    return at;
  }

  const std::string& text_;
  std::vector<std::size_t> lines_;                                   // where each begins
  std::map<std::size_t, std::pair<std::size_t, std::string>> edits_; // length, new text
};

std::string number_text(double value) {
  return fmt::format("{}", value);
}

// A key of TOML, in quotes.
std::string quoted_key(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') text += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      text += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    else
      text += c;
  }
  return text + '"';
}

double mean_of(const toml::table& points) {
  double sum = 0;
  for (const char* key : {"low", "likely", "high"}) sum += *points.get(key)->value<double>();
  return sum / 3;
}

// Of by_segment: what was measured now, and of other segments what is known already; empty where
// nothing is. `value`: of one response.
std::string segments_text(const toml::table& response, const LearnedPlay& learned, double value) {
  std::vector<std::pair<std::string, double>> known;
  if (!learned.by_amount || value > 0)
    for (const auto& [name, brought] : learned.by_segment)
      known.emplace_back(
          name, four_decimals(std::clamp(learned.by_amount ? brought / value : brought, 0.0, 1.0)));
  if (const auto* before = response.get_as<toml::table>("by_segment"))
    for (const auto& [name, share] : *before)
      if (std::ranges::find(known, name.str(), &std::pair<std::string, double>::first) ==
          known.end())
        known.emplace_back(std::string(name.str()), share.value_or(0.0));
  if (!learned.by_segment.empty())
    for (const std::string& name : learned.unmeasured)
      if (std::ranges::find(known, name, &std::pair<std::string, double>::first) == known.end())
        known.emplace_back(name, four_decimals(mean_of(response)));
  std::string text;
  for (const auto& [name, share] : known)
    text +=
        fmt::format("{}{} = {}", text.empty() ? "" : ", ", quoted_key(name), number_text(share));
  return text.empty() ? "" : "{ " + text + " }";
}

// Puts numbers in place of others, and says beside the last what they were measured of: in a table
// of its own on a line of its own, in an inline one behind a comma.
void put(const toml::table& table, const LearnedPoints& points, const std::string& measured,
         TextEdits& edits, const std::string& by_segment = "") {
  const bool is_told = table.contains("measured");
  const char* next = table.is_inline() ? ", " : "\n";
  std::string more = is_told ? "" : fmt::format("{}measured = \"{}\"", next, measured);
  if (const toml::node* before = table.get("by_segment"))
    edits.replace(before->source(), by_segment.empty() ? "{}" : by_segment);
  else if (!by_segment.empty())
    more += fmt::format("{}by_segment = {}", next, by_segment);
  edits.replace(table.get("low")->source(), number_text(points.low));
  edits.replace(table.get("likely")->source(), number_text(points.likely));
  edits.replace(table.get("high")->source(), number_text(points.high) + more);
  if (is_told) edits.replace(table.get("measured")->source(), fmt::format("\"{}\"", measured));
}

} // namespace

LearnedPlaybook with_learned(const std::filesystem::path& playbook,
                             const std::vector<LearnedPlay>& learned) {
  load_playbook(playbook); // throws for what is none
  std::string text;
  const toml::table root = parse_toml(playbook, text);
  TextEdits edits(text);
  LearnedPlaybook result;
  for (const toml::node& node : *root.get_as<toml::array>("play")) {
    const toml::table& play = *node.as_table();
    const std::string name = *play["name"].value<std::string>();
    const auto found = std::ranges::find(learned, name, &LearnedPlay::name);
    const toml::table* response = play.get_as<toml::table>("response");
    if (found == learned.end() || response == nullptr) continue;
    const toml::table& value = *play.get_as<toml::table>("value");
    const double of_one = found->has_value
                              ? (found->value.low + found->value.likely + found->value.high) / 3
                              : mean_of(value);
    put(*response, found->response, found->measured, edits,
        segments_text(*response, *found, of_one));
    if (const toml::node* baseline = response->get("baseline"))
      edits.replace(baseline->source(), number_text(found->baseline));
    if (found->has_value) put(value, found->value, found->measured, edits);
    result.changed.push_back(name);
  }
  result.text = edits.done();
  return result;
}

} // namespace ilk
