#include "explain/given_names.h"

#include <algorithm>
#include <set>

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
      if (other.name == next.name)
        reader.fail(name.source(),
                    fmt::format("'{}' is the name of segment {} too", next.name, other.number),
                    "give every segment a name of its own");
    }
    names.push_back(std::move(next));
  }
  return names;
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

void settle_names(const std::vector<GivenName>& given, std::vector<Segment>& segments) {
  for (Segment& segment : segments) segment.made_name = segment.name;
  std::set<std::string> taken;
  std::vector<bool> settled(segments.size());
  for (const GivenName& each : given) {
    segments.at(each.number - 1).name = each.name;
    settled[each.number - 1] = taken.insert(each.name).second;
  }
  for (std::size_t s = 0; s < segments.size(); ++s) {
    auto& follows = segments[s].follows;
    if (!follows) continue;
    if (settled[s] || !follows->keeps_name || !taken.insert(follows->name).second) {
      follows->keeps_name = false;
      continue;
    }
    segments[s].name = follows->name;
    settled[s] = true;
  }
  for (std::size_t s = 0; s < segments.size(); ++s) {
    if (settled[s]) continue;
    for (std::size_t n = 2; !taken.insert(segments[s].name).second; ++n)
      segments[s].name = segments[s].made_name + " " + std::to_string(n);
  }
}

} // namespace ilk
