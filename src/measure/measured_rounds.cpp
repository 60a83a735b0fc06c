#include "measure/measured_rounds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "ilk/error.h"
#include "measure/pooled.h"
#include "measure/shrinkage.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr const char* measure_again = "measure the campaign: ilk measure out outcomes.csv";

// Four decimals show what a campaign can tell of a share, two what it can tell of money.
double rounded(double value, double digits) {
  return std::round(value * digits) / digits;
}

LearnedPoints kept_within(const Effect& effect, double highest, double digits) {
  const auto point = [&](double value) { return rounded(std::clamp(value, 0.0, highest), digits); };
  return {point(effect.low), point(effect.difference), point(effect.high)};
}

// What the file cannot have from ilk measure, which read as a round would lead to nonsense.
struct NotMeasured {};

Effect effect_from(const json& data) {
  const Effect effect{data.at("difference").get<double>(), data.at("low").get<double>(),
                      data.at("high").get<double>(), data.at("error").get<double>(), 1};
  if (!(effect.error >= 0) || !std::isfinite(effect.error) || !std::isfinite(effect.difference) ||
      !(effect.low <= effect.high) || !std::isfinite(effect.high - effect.low))
    throw NotMeasured();
  return effect;
}

Effect times(Effect effect, double factor) {
  for (double* each : {&effect.difference, &effect.low, &effect.high, &effect.error})
    *each *= factor;
  return effect;
}

// A play in one round.
struct PlayRound {
  Effect response;
  std::optional<Effect> amount; ///< per contact, what it is worth; none where it has no value
  bool brought_more = false;
  std::uint64_t contacted = 0, held_out = 0, held_out_responded = 0;
  std::vector<std::pair<std::string, Effect>> segments; ///< of the amount where there is one
  std::vector<std::string> names;                       ///< of all segments of the plan
};

// What an amount of 1 is worth: the ends of the range have it too where the difference is 0.
double margin_of(const json& amount, const json& value) {
  const auto width = [](const json& range) {
    return range.at("high").get<double>() - range.at("low").get<double>();
  };
  return width(value) / width(amount);
}

PlayRound round_from(const json& play, const json& segments) {
  const json &response = play.at("response"), &amount = play.at("amount");
  PlayRound round;
  round.response = effect_from(response);
  round.contacted = response.at("contacted").at("customers").get<std::uint64_t>();
  round.held_out = response.at("held_out").at("customers").get<std::uint64_t>();
  round.held_out_responded = response.at("held_out").at("responded").get<std::uint64_t>();
  round.brought_more = play.at("brought") == "more";
  if (round.response.error == 0) throw NotMeasured();
  double factor = 1;
  if (const json& worth = play.at("per_contact"); !amount.is_null() && !worth.is_null()) {
    const Effect measured = effect_from(amount); // without an error where no amount varies
    factor = measured.error > 0 ? margin_of(amount, worth.at("value")) : 0;
    if (factor > 0) round.amount = times(measured, factor); // else it is worth nothing
  }
  if (amount.is_null() || round.amount)
    for (const json& segment : play.at("segments"))
      if (const Effect effect = effect_from(segment.at("effect")); effect.error > 0)
        round.segments.emplace_back(segment.at("name").get<std::string>(), times(effect, factor));
  for (const json& name : segments) round.names.push_back(name.get<std::string>());
  return round;
}

using Rounds = std::vector<PlayRound>;

// Of the rounds that have amounts: what a contact brought, by how many more responded in them.
void add_value(LearnedPlay& learned, const Rounds& rounds) {
  std::vector<Effect> amounts, responses;
  bool brought_more = false;
  for (const PlayRound& each : rounds)
    if (each.amount) {
      amounts.push_back(*each.amount);
      responses.push_back(each.response);
      brought_more = each.brought_more;
    }
  if (amounts.empty()) return;
  const Effect amount = pooled(amounts);
  const double response = pooled(responses).difference;
  if (response <= 0) return;
  learned.has_value = amounts.size() == 1 ? brought_more : amount.low > 0;
  if (learned.has_value) learned.value = kept_within(times(amount, 1 / response), 1e12, 1e2);
}

void add_segments(LearnedPlay& learned, const Rounds& rounds, double critical) {
  learned.by_amount = rounds.back().amount.has_value();
  std::vector<std::string> names; // in the order in which they were first measured
  std::map<std::string, std::vector<Effect>> measured;
  for (const PlayRound& each : rounds) {
    if (each.amount.has_value() != learned.by_amount) continue;
    for (const auto& [name, effect] : each.segments) {
      if (!measured.contains(name)) names.push_back(name);
      measured[name].push_back(effect);
    }
  }
  std::vector<Effect> effects;
  for (const std::string& name : names) effects.push_back(pooled(measured[name]));
  const Shrunken drawn = shrunken(effects, critical);
  for (std::size_t i = 0; i < names.size(); ++i)
    learned.by_segment.emplace_back(names[i], drawn.effects[i].difference);
  for (const std::string& name : rounds.back().names)
    if (!measured.contains(name)) learned.unmeasured.push_back(name);
}

LearnedPlay learned_of(const std::string& name, const Rounds& rounds) {
  LearnedPlay learned;
  learned.name = name;
  std::vector<Effect> responses;
  std::uint64_t contacted = 0, held_out = 0, responded = 0;
  for (const PlayRound& each : rounds) {
    responses.push_back(each.response);
    contacted += each.contacted;
    held_out += each.held_out;
    responded += each.held_out_responded;
  }
  const Effect response = pooled(responses);
  learned.baseline = rounded(static_cast<double>(responded) / static_cast<double>(held_out), 1e4);
  learned.response = kept_within(response, 1 - learned.baseline, 1e4);
  learned.measured = fmt::format("{} contacted, {} held out", contacted, held_out);
  if (rounds.size() > 1) learned.measured += fmt::format(", in {} rounds", rounds.size());
  add_value(learned, rounds);
  add_segments(learned, rounds, 2); // how wide intervals are does not matter here
  return learned;
}

std::filesystem::path file_of(const std::filesystem::path& measured) {
  if (!std::filesystem::is_directory(measured)) return measured;
  if (!std::filesystem::is_regular_file(measured / "measure.json"))
    throw DataError(Place{measured.string()}, "has nothing that was measured", measure_again);
  return measured / "measure.json";
}

[[noreturn]] void refuse(const std::filesystem::path& file) {
  throw DataError(Place{file.string()}, "is not what ilk measure has written", measure_again);
}

} // namespace

std::vector<LearnedPlay> learned_from(std::span<const std::filesystem::path> measured) {
  std::vector<std::string> names, texts; // of plays, in the order of the rounds
  std::map<std::string, Rounds> plays;
  for (const std::filesystem::path& each : measured) {
    const std::filesystem::path file = file_of(each);
    texts.push_back(read_file(file));
    if (std::ranges::count(texts, texts.back()) > 1)
      throw UsageError(Place{file.string()}, "is the same round as another one that is given",
                       "give each round once, or it counts twice");
    try {
      const json data = json::parse(texts.back());
      for (const json& play : data.at("plays")) {
        if (play.at("response").is_null() || play.at("balance").at("broken").get<bool>()) continue;
        const std::string name = play.at("name").get<std::string>();
        if (!plays.contains(name)) names.push_back(name);
        plays[name].push_back(round_from(play, data.value("segments", json::array())));
      }
    } catch (const json::exception&) {
      refuse(file);
    } catch (const NotMeasured&) {
      refuse(file);
    }
  }
  std::vector<LearnedPlay> learned;
  for (const std::string& name : names) learned.push_back(learned_of(name, plays[name]));
  return learned;
}

} // namespace ilk
