#include "fit/track_folders.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "ilk/error.h"
#include "io/sha256.h"
#include "measure/list_file.h"
#include "model/json_reader.h"
#include "report/json_text.h"
#include "report/track_data.h"
#include "report/track_page.h"
#include "report/track_text.h"

namespace ilk {
namespace {

using nlohmann::json;

// What a folder says of itself.
struct PeriodFolder {
  TrackedPeriod period;
  std::string id_name;
  std::string model_hash;    ///< of its model.json
  std::string followed_hash; ///< of the model that it follows; empty for none
  std::string value_label, value_unit;
};

std::string text_of_run(const std::filesystem::path& folder, const char* name) {
  const std::filesystem::path file = folder / name;
  if (!std::filesystem::is_regular_file(file))
    throw DataError(Place{folder.string()}, fmt::format("holds no run: it has no {}", name),
                    "give folders that ilk run has written to");
  return read_file(file);
}

std::string label_of(const std::filesystem::path& folder) {
  const std::filesystem::path plain = folder.lexically_normal();
  const std::filesystem::path name =
      plain.has_filename() ? plain.filename() : plain.parent_path().filename();
  const std::string label = name.string();
  return label.empty() || label == "." || label == ".." ? std::filesystem::absolute(folder)
                                                              .lexically_normal()
                                                              .parent_path()
                                                              .filename()
                                                              .string()
                                                        : label;
}

void read_segments_of(const json& summary, const json& report, PeriodFolder& found) {
  const json& value = report.at("value");
  std::string column;
  if (value.is_object() && value.contains("name") && value.at("name").is_string()) {
    column = value.at("name").get<std::string>();
    found.value_label = value.at("label").get<std::string>();
    if (value.contains("unit") && value.at("unit").is_string())
      found.value_unit = value.at("unit").get<std::string>();
  }
  for (const json& each : summary.at("segments")) {
    TrackedSegment segment;
    segment.id = each.at("id").get<std::uint32_t>();
    segment.name = each.at("name").get<std::string>();
    if (const json& follows = each.at("follows"); !follows.is_null())
      segment.follows = follows.at("id").get<std::uint32_t>();
    for (const json& attribute : each.at("attributes"))
      if (attribute.at("name") == column && attribute.at("part") == "value" &&
          attribute.at("mean").is_number())
        segment.value = attribute.at("mean").get<double>() * each.at("size").get<double>();
    found.period.segments.push_back(std::move(segment));
  }
}

void read_customers_of(const std::filesystem::path& folder, PeriodFolder& found) {
  const std::filesystem::path file = folder / "segments.csv";
  const std::string name = file.string();
  const auto rows = cells_of_list(text_of_run(folder, "segments.csv"), name);
  const auto listed = read_list(file);
  constexpr std::size_t margin_at = 4;
  if (rows[0].size() <= margin_at || rows[0][margin_at] != "margin")
    throw DataError(Place{name}, "is not the list that a run writes: it has no margins",
                    "give folders that ilk run has written to");
  found.id_name = rows[0][0];
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const auto segment =
        std::ranges::find(found.period.segments, listed[i].segment, &TrackedSegment::id);
    if (segment == found.period.segments.end())
      throw DataError(Place{name, i + 2}, "names a segment that the run does not have",
                      "lists and results are to be of one run; run it anew");
    const std::string& cell = rows[i + 1][margin_at];
    float margin = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), margin);
    found.period.customers.push_back(
        {listed[i].id, static_cast<std::uint32_t>(segment - found.period.segments.begin()),
         margin});
  }
  auto& customers = found.period.customers;
  std::ranges::sort(customers, {}, &TrackedCustomer::id);
  if (std::ranges::adjacent_find(customers, {}, &TrackedCustomer::id) != customers.end())
    throw DataError(Place{name}, "names a customer twice",
                    "run it anew on a table with unique ids");
}

PeriodFolder read_period(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder))
    throw IoError(Place{folder.string()}, "is no folder that can be read",
                  "give folders that ilk run has written to");
  PeriodFolder found;
  found.period.label = label_of(folder);
  found.model_hash = sha256(text_of_run(folder, "model.json"));
  const std::string run = text_of_run(folder, "run.json"),
                    summary = text_of_run(folder, "summary.json"),
                    report = text_of_run(folder, "report.json");
  try {
    const json record = json::parse(run);
    for (const json& file : record.at("files"))
      if (file.at("option") == "follow") found.followed_hash = file.at("sha256").get<std::string>();
    read_segments_of(json::parse(summary), json::parse(report), found);
  } catch (const json::exception&) {
    throw DataError(Place{folder.string()}, "has results that no run has written so",
                    "give folders that ilk run has written to");
  }
  read_customers_of(folder, found);
  return found;
}

void require_following(const PeriodFolder& before, const PeriodFolder& later,
                       const std::vector<PeriodFolder>& all, const std::string& folder,
                       const std::string& folder_before) {
  if (later.followed_hash != before.model_hash) {
    std::string instead;
    for (const PeriodFolder& other : all)
      if (!later.followed_hash.empty() && other.model_hash == later.followed_hash)
        instead = fmt::format(", but {}", other.period.label);
    throw DataError(
        Place{folder}, fmt::format("does not follow {}{}", before.period.label, instead),
        instead.empty()
            ? fmt::format("run it with --follow {}/model.json, so that segments are the same ones",
                          folder_before)
            : "give the folders in the order in which they follow each other");
  }
  if (later.id_name != before.id_name)
    throw DataError(Place{folder},
                    fmt::format("names customers by '{}', where {} names them by '{}'",
                                later.id_name, before.period.label, before.id_name),
                    "customers are joined by their ids: give both tables the same id column");
}

void require_common(const Track& track, const std::vector<std::string>& folders) {
  for (std::size_t step = 0; step < track.steps.size(); ++step)
    if (track.steps[step].in_both == 0)
      throw DataError(Place{folders[step + 1]},
                      fmt::format("has no customer in common with {}", track.periods[step].label),
                      "ids are to be written alike in all periods");
}

} // namespace

TrackedFolders track_folders(Execution& execution, const std::vector<std::string>& folders) {
  if (folders.size() < 2)
    throw UsageError("one folder has nothing to be held against",
                     "give the folders of two periods or more, earliest first: ilk track jan feb");
  execution.stage("read");
  TrackedFolders found;
  found.folders = folders;
  std::vector<PeriodFolder> read;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    for (std::size_t other = 0; other < i; ++other) {
      std::error_code none;
      if (std::filesystem::equivalent(folders[i], folders[other], none))
        throw UsageError(Place{folders[i]}, "is given twice", "give each period once");
    }
    read.push_back(read_period(folders[i]));
    execution.check_interrupted();
    execution.advance(static_cast<double>(i + 1) / static_cast<double>(folders.size()));
  }
  for (std::size_t i = 1; i < read.size(); ++i)
    require_following(read[i - 1], read[i], read, folders[i], folders[i - 1]);
  if (read.front().id_name == "row")
    throw DataError(Place{folders.front()},
                    "numbers its customers by rows, which are others in another table",
                    "name the column of ids with --id when fitting");
  found.value_label = read.back().value_label;
  found.value_unit = read.back().value_unit;
  found.id_name = read.back().id_name;
  std::vector<TrackedPeriod> periods;
  for (PeriodFolder& each : read) {
    if (each.value_label != found.value_label)
      for (TrackedSegment& segment : each.period.segments) segment.value.reset();
    periods.push_back(std::move(each.period));
  }
  found.track = track_periods(std::move(periods));
  require_common(found.track, folders);
  return found;
}

std::string write_track(OutputFolder& folder, const TrackedFolders& found) {
  const ToldTrack told{found.track, found.value_label, found.value_unit};
  const std::string data = dumped(track_data(told));
  folder.add("track.json", data);
  folder.add("track.md", track_markdown(told));
  folder.add("track.html", track_page(told));
  folder.add("entered.csv", entered_csv(found.track, found.id_name));
  folder.add("left.csv", left_csv(found.track, found.id_name));
  folder.add("moved.csv", track_moved_csv(found.track, found.id_name));
  folder.commit();
  return data;
}

} // namespace ilk
