#include "report/redraw.h"

#include <array>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "ilk/error.h"
#include "report/page.h"
#include "report/profile_data.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t most_bytes = std::size_t{64} << 20;
constexpr int deepest = 64; // levels of JSON; the page's data have under ten

/// A page and the data that it is drawn from.
struct Page {
  const char* name;
  const char* data;
  const char* command;                 ///< that writes both
  std::vector<std::string_view> parts; ///< that the data must have
};

const std::array<Page, 2> pages = {
    Page{"report.html",
         "report.json",
         "ilk run",
         {"source", "attributes", "segments", "population", "certificate"}},
    Page{"profile.html", "profile.json", "ilk profile", {"source", "attributes", "observations"}}};

const Page& report = pages[0];

json parsed(const fs::path& path, const std::string& text, const std::string& remedy) {
  json data;
  try {
    data = json::parse(text, [&](int depth, json::parse_event_t, json&) {
      if (depth > deepest)
        throw DataError(Place{path.string()}, "holds JSON that is nested too deep", remedy);
      return true;
    });
  } catch (const json::parse_error& error) {
    throw DataError(Place{path.string()},
                    fmt::format("is not whole JSON: byte {} cannot be read", error.byte), remedy);
  } catch (const json::exception&) {
    throw DataError(Place{path.string()}, "holds a number that is too large", remedy);
  }
  if (!data.is_object()) throw DataError(Place{path.string()}, "is no JSON object", remedy);
  return data;
}

// Throws DataError when it is not what this version of ilk draws.
json read_data(const fs::path& path, const Page& page) {
  const std::string remedy = fmt::format("make it again with {}", page.command);
  json data = parsed(path, read_file(path, most_bytes), remedy);
  const json ilk = data.value("ilk", json());
  const json version = ilk.is_object() ? ilk.value("format", json()) : json();
  if (!version.is_number_integer())
    throw DataError(Place{path.string()}, "does not say which format it has", remedy);
  if (version != data_format)
    throw DataError(
        Place{path.string()},
        fmt::format("has format {}, and this ilk reads format {}", version.dump(), data_format),
        fmt::format("{}, or draw it with the ilk that wrote it", remedy));
  for (const std::string_view part : page.parts)
    if (!data.contains(part) || !data[std::string(part)].is_structured())
      throw DataError(Place{path.string()}, fmt::format("lacks its part '{}'", part), remedy);
  return data;
}

// What of the campaign is on the page; null where none was measured, or by an ilk that did not say.
json brought_in(const fs::path& folder) {
  const fs::path file = folder / "measure.json";
  if (!fs::exists(file)) return nullptr;
  const json data = parsed(file, read_file(file, most_bytes), "make it again with ilk measure");
  json page = data.value("page", json());
  return page.is_object() ? page : json();
}

// A page to give away has nothing of it: a few responses are those of a few customers.
void add_brought(json& data, const json& brought) {
  const json headline = data.value("headline", json());
  const bool is_shared = headline.is_object() && headline.value("shared", json("")) != "";
  if (!brought.is_null() && !is_shared) data["brought"] = brought;
}

} // namespace

std::vector<DrawnPage> draw_again(const fs::path& folder) {
  std::vector<DrawnPage> drawn;
  for (const Page& page : pages) {
    if (!fs::exists(folder / page.data)) continue;
    json data = read_data(folder / page.data, page);
    if (&page == &report) add_brought(data, brought_in(folder));
    drawn.push_back({page.name, report_page(data)});
  }
  if (drawn.empty())
    throw DataError(Place{folder.string()}, "has neither report.json nor profile.json",
                    "give a folder that ilk run or ilk profile has written to");
  return drawn;
}

std::optional<DrawnPage> report_with_brought(const fs::path& folder, const json& brought) {
  if (!fs::exists(folder / report.name) || !fs::exists(folder / report.data)) return std::nullopt;
  try {
    json data = read_data(folder / report.data, report);
    add_brought(data, brought);
    return DrawnPage{report.name, report_page(data)};
  } catch (const DataError&) {
    return std::nullopt; // ilk report says what is wrong with it
  }
}

} // namespace ilk
