#include "strategy/plan_record.h"

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "ilk/error.h"
#include "ilk/version.h"
#include "model/json_reader.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr int record_format = 1;
constexpr std::size_t most_record_bytes = std::size_t{64} << 20;
constexpr std::size_t most_recorded = 1'000'000;

json assumption_json(const Assumption& assumption) {
  return {{"low", assumption.low},
          {"likely", assumption.likely},
          {"high", assumption.high},
          {"unit", assumption.unit}};
}

json assumptions_json(const std::optional<Assumptions>& assumptions) {
  if (!assumptions) return nullptr;
  json response = assumption_json(assumptions->response);
  response["baseline"] = assumptions->baseline;
  return {{"response", std::move(response)},
          {"value", assumption_json(assumptions->value)},
          {"cost", assumption_json(assumptions->cost)}};
}

json play_json_of(const RecordedPlay& play) {
  return {{"name", play.name},
          {"title", play.title},
          {"channel", play.channel},
          {"message", play.message},
          {"kpi", play.kpi},
          {"hold_out", play.hold_out},
          {"contacts", play.contacts},
          {"held_out", play.held_out},
          {"list", play.list.empty() ? json() : json(play.list)},
          {"hold_out_list", play.hold_out_list.empty() ? json() : json(play.hold_out_list)},
          {"assumptions", assumptions_json(play.assumptions)}};
}

Assumption assumption_from(const JsonReader& reader) {
  Assumption assumption{reader.at("low").number(), reader.at("likely").number(),
                        reader.at("high").number(), reader.at("unit").text()};
  if (assumption.low > assumption.likely || assumption.likely > assumption.high)
    reader.fail("does not rise from low over likely to high");
  return assumption;
}

std::optional<Assumptions> assumptions_from(const JsonReader& reader) {
  if (reader.is_null()) return std::nullopt;
  Assumptions assumptions;
  assumptions.response = assumption_from(reader.at("response"));
  assumptions.baseline = reader.at("response").at("baseline").number();
  assumptions.value = assumption_from(reader.at("value"));
  assumptions.cost = assumption_from(reader.at("cost"));
  return assumptions;
}

std::string text_or_none(const JsonReader& reader) {
  return reader.is_null() ? "" : reader.text();
}

double share_from(const JsonReader& reader) {
  const double share = reader.number();
  if (share < 0 || share > 1) reader.fail("is no share from 0 to 1");
  return share;
}

// A list lies in the folder and nowhere else.
std::string list_from(const JsonReader& reader) {
  const std::string name = text_or_none(reader);
  const std::filesystem::path path(name);
  if (path.is_absolute() || name.find("..") != std::string::npos)
    reader.fail("leaves the folder of the plan");
  return name;
}

RecordedPlay play_from(const JsonReader& reader) {
  RecordedPlay play;
  play.name = reader.at("name").text();
  play.title = reader.at("title").text();
  play.channel = reader.at("channel").text();
  play.message = reader.at("message").text();
  play.kpi = reader.at("kpi").text();
  play.hold_out = share_from(reader.at("hold_out"));
  play.contacts = reader.at("contacts").count();
  play.held_out = reader.at("held_out").count();
  play.list = list_from(reader.at("list"));
  play.hold_out_list = list_from(reader.at("hold_out_list"));
  play.assumptions = assumptions_from(reader.at("assumptions"));
  return play;
}

} // namespace

std::string to_json(const PlanRecord& record) {
  json segments = json::array(), plays = json::array();
  for (const RecordedSegment& segment : record.segments)
    segments.push_back({{"id", segment.id}, {"name", segment.name}});
  for (const RecordedPlay& play : record.plays) plays.push_back(play_json_of(play));
  const json object = {
      {"ilk", {{"version", version}, {"format", record_format}}},
      {"playbook", {{"file", record.playbook}, {"sha256", record.playbook_sha256}}},
      {"currency", record.currency},
      {"id", record.id_name},
      {"seed", record.seed},
      {"significance", record.significance},
      {"power", record.power},
      {"customers", record.customers},
      {"control", {{"share", record.control}, {"key", record.control_key}}},
      {"segments", std::move(segments)},
      {"plays", std::move(plays)}};
  return object.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

namespace {

PlanRecord record_from(const JsonReader& reader, const json& object) {
  if (object.is_discarded()) reader.fail("is not whole JSON");
  if (reader.at("ilk").at("format").count() != static_cast<std::size_t>(record_format))
    reader.fail("has a format that this ilk does not read");
  PlanRecord record;
  record.playbook = reader.at("playbook").at("file").text();
  record.playbook_sha256 = reader.at("playbook").at("sha256").text();
  record.currency = reader.at("currency").text();
  record.id_name = reader.at("id").text();
  record.seed = reader.at("seed").count();
  record.significance = share_from(reader.at("significance"));
  record.power = share_from(reader.at("power"));
  record.customers = reader.at("customers").count();
  if (reader.has("control")) {
    record.control = share_from(reader.at("control").at("share"));
    record.control_key = reader.at("control").at("key").text();
  }
  for (const JsonReader& each : reader.at("segments").items(0, most_recorded))
    record.segments.push_back({static_cast<std::uint32_t>(each.at("id").count(1, most_recorded)),
                               each.at("name").text()});
  for (const JsonReader& each : reader.at("plays").items(0, most_recorded))
    record.plays.push_back(play_from(each));
  return record;
}

} // namespace

PlanRecord plan_record_from_json(const std::string& text, const std::string& file) {
  const json object = json::parse(text, nullptr, false);
  try {
    return record_from(JsonReader(object, file), object);
  } catch (const ModelError& error) { // which speaks of models
    throw DataError(error.place(), error.fault(),
                    "it was damaged or edited, or is another version's; make the plan anew");
  }
}

PlanRecord load_plan_record(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / plan_record_name;
  if (!std::filesystem::is_regular_file(path))
    throw DataError(Place{folder.string()}, "holds no plan",
                    "make one: ilk run customers.csv --playbook plays.toml -o " + folder.string());
  return plan_record_from_json(read_file(path, most_record_bytes), path.string());
}

} // namespace ilk
