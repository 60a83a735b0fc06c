#include "explain/given_names.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/letter_case.h"
#include "explain/phrase.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

constexpr const char* what = "a segment";

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

void check_name(const TomlReader& reader, const toml::node& node, const std::string& name) {
  if (name.find_first_not_of(" \t") == std::string::npos)
    reader.fail(node.source(), "name is blank", "write name = \"Weekend shoppers\", for example");
  if (std::ranges::any_of(name,
                          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
    reader.fail(node.source(), "name holds a line break or another control character",
                "write the name on one line");
  if (const std::size_t length = characters(name); length > longest_given_name)
    reader.fail(node.source(),
                fmt::format("name has {} characters, and may have {}", length, longest_given_name),
                "write a shorter name");
}

std::uint32_t segment_number(const TomlReader& reader, const toml::node& node) {
  const auto* whole = node.as_integer();
  if (whole == nullptr || whole->get() < 1 || whole->get() > 10'000)
    reader.fail(node.source(), "number must be that of a segment, a whole number from 1",
                "write number = 1, for example");
  return static_cast<std::uint32_t>(whole->get());
}

// Of the strongest driver that says something else than the name; empty where there is none.
std::string next_phrase(const Preparation& preparation, const Explanation& explanation,
                        const Segment& segment) {
  for (const Driver& driver : segment.drivers) {
    const std::size_t j = driver.attribute;
    const ColumnSchema& schema = preparation.columns[j].schema;
    const std::string& phrase = driver.is_high() ? schema.high : schema.low;
    const auto says_it = [&](const NamePhrase& said) {
      return said.attribute == j || without_capitals(said.words) == without_capitals(phrase) ||
             (explanation.redundancy && explanation.redundancy->among(said.attribute, j));
    };
    if (phrase.empty() || driver.goes_with || std::ranges::any_of(segment.name_origin, says_it) ||
        !is_true_of_most(preparation.columns[j], explanation.population[j], segment.attributes[j],
                         driver.is_high()))
      continue;
    return inside_a_name(phrase);
  }
  return "";
}

using Taken = std::map<std::string, std::uint32_t>; // names without capitals, and by whom

// Another name than the one that somebody has taken.
GaveWay give_way(const Preparation& preparation, const Explanation& explanation, Taken& taken,
                 Segment& segment) {
  const std::uint32_t other = taken.at(without_capitals(segment.name));
  const std::string phrase = next_phrase(preparation, explanation, segment);
  if (!phrase.empty()) segment.name += ", " + phrase;
  const std::string words = segment.name;
  for (std::size_t n = 2; !taken.emplace(without_capitals(segment.name), segment.id).second; ++n)
    segment.name = words + " " + std::to_string(n);
  return {segment.id, other, segment.made_name, segment.name};
}

} // namespace

std::vector<GivenName> load_given_names(const std::filesystem::path& path) {
  const toml::table document = parse_toml(path);
  const std::string file = path.string();
  const TomlReader reader(file);
  reader.allow(document, "a file of names", {"segment"});
  std::vector<GivenName> names;
  for (const toml::table* table :
       reader.tables(document, "a file of names", "segment", "[[segment]]")) {
    reader.allow(*table, what, {"number", "name"});
    const toml::node& number = reader.need(*table, what, "number", "number = 1");
    const toml::node& name =
        reader.need(*table, what, "name", "name = \"Weekend shoppers\", for example");
    GivenName next{segment_number(reader, number), reader.text(name, "name"),
                   reader.place(number.source())};
    check_name(reader, name, next.name);
    for (const GivenName& other : names) {
      if (other.number == next.number)
        reader.fail(
            number.source(),
            fmt::format("segment {} has a name already, on line {}", next.number, other.place.line),
            "give every segment one name");
      if (without_capitals(other.name) == without_capitals(next.name))
        reader.fail(name.source(),
                    fmt::format("'{}' is the name of segment {} too{}", next.name, other.number,
                                other.name == next.name ? "" : ", but for capitals"),
                    "give every segment a name of its own");
    }
    names.push_back(std::move(next));
  }
  return names;
}

std::string_view name_of(NameSource source) {
  switch (source) {
  case NameSource::made:
    return "made";
  case NameSource::given:
    return "given";
  case NameSource::followed:
    return "followed";
  case NameSource::gave_way:
    return "gave way";
  }
  return "made";
}

void check_given_names(const std::vector<GivenName>& names, std::size_t segments) {
  for (const GivenName& each : names)
    if (each.number > segments)
      throw DataError(each.place,
                      fmt::format("there is no segment {}: this run has segments 1 to {}",
                                  each.number, segments),
                      "name only segments that there are, or fix their number with --k; with "
                      "--follow they keep the numbers of an old model");
}

std::vector<GaveWay> settle_names(const std::vector<GivenName>& given,
                                  const Preparation& preparation, Explanation& explanation) {
  auto& segments = explanation.segments;
  for (Segment& segment : segments) segment.made_name = segment.name;
  Taken taken;
  const auto take = [&](const std::string& name, std::uint32_t id) {
    return taken.emplace(without_capitals(name), id).second;
  };
  std::vector<bool> settled(segments.size());
  for (const GivenName& each : given) {
    segments.at(each.number - 1).name = each.name;
    segments[each.number - 1].name_source = NameSource::given;
    settled[each.number - 1] = take(each.name, each.number);
  }
  for (std::size_t s = 0; s < segments.size(); ++s) {
    const auto& follows = segments[s].follows;
    if (settled[s] || !follows || !follows->keeps_name || !take(follows->name, segments[s].id))
      continue;
    segments[s].name = follows->name;
    segments[s].name_source = NameSource::followed;
    settled[s] = true;
  }
  for (std::size_t s = 0; s < segments.size(); ++s)
    settled[s] = settled[s] || take(segments[s].name, segments[s].id);
  std::vector<GaveWay> gave_way;
  for (std::size_t s = 0; s < segments.size(); ++s)
    if (!settled[s]) {
      gave_way.push_back(give_way(preparation, explanation, taken, segments[s]));
      segments[s].name_source = NameSource::gave_way;
    }
  for (Segment& segment : segments)
    if (segment.follows)
      segment.follows->keeps_name =
          without_capitals(segment.name) == without_capitals(segment.follows->name);
  return gave_way;
}

} // namespace ilk
