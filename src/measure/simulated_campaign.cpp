#include "measure/simulated_campaign.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>
#include <set>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/csv_cell.h"
#include "ilk/error.h"
#include "measure/list_file.h"
#include "strategy/hold_out.h"
#include "table/toml_reader.h"

namespace ilk {
namespace {

constexpr double highest_value = 1e12;
constexpr double widest_spread = 3;

class EffectsReader : public TomlReader {
 public:
  using TomlReader::TomlReader;

  CampaignEffects effects(const toml::table& root) const {
    constexpr std::string_view what = "a table of effects";
    Mistakes mistakes;
    CampaignEffects found;
    mistakes.gather([&] { allow(root, what, {"baseline", "value", "spread", "effect"}); });
    const auto within = [&](const toml::table& from, std::string_view key, double low, double high,
                            double& number) {
      if (const toml::node* node = from.get(key))
        mistakes.gather([&] { number = number_between(*node, key, low, high); });
    };
    within(root, "baseline", 0, 1, found.baseline);
    within(root, "value", 0, highest_value, found.value);
    within(root, "spread", 0, widest_spread, found.spread);
    mistakes.gather([&] {
      for (const toml::table* each : tables(root, what, "effect", "[[effect]]"))
        mistakes.gather([&] {
          allow(*each, "an effect", {"play", "segment", "response"});
          found.effects.push_back(effect(*each));
        });
    });
    mistakes.tell();
    return found;
  }

 private:
  KnownEffect effect(const toml::table& given) const {
    constexpr std::string_view what = "an effect";
    KnownEffect effect;
    effect.play = text(need(given, what, "play", "play = \"win-back\", for example"), "play");
    effect.response = number_between(need(given, what, "response", "response = 0.05, for example"),
                                     "response", -1, 1);
    if (const toml::node* node = given.get("segment")) {
      const double number = number_between(*node, "segment", 1, 1e6);
      if (number != std::floor(number))
        fail(node->source(), "segment must be the number of a segment", "write segment = 2");
      effect.segment = static_cast<std::uint32_t>(number);
    }
    return effect;
  }
};

// A customer's own number of one kind, uniform in [0, 1].
double own_number(std::uint64_t seed, const char* kind, const std::string& id) {
  return hold_out_draw(seed, kind, id);
}

// Log-normal with the wanted mean, by Box and Muller.
double amount_of(const CampaignEffects& effects, std::uint64_t seed, const std::string& id) {
  if (effects.spread == 0) return effects.value;
  const double radius =
      std::sqrt(-2 * std::log(std::max(own_number(seed, "radius", id), 0x1.0p-64)));
  const double normal = radius * std::cos(2 * std::numbers::pi * own_number(seed, "angle", id));
  const double spread = effects.spread;
  return effects.value * std::exp(spread * normal - spread * spread / 2);
}

std::vector<std::string> names_in(const std::string& cell) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', at), cell.size());
    if (end > at) names.push_back(cell.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

} // namespace

double CampaignEffects::response(const std::string& play, std::uint32_t segment) const {
  double elsewhere = 0;
  for (const KnownEffect& each : effects) {
    if (each.play != play) continue;
    if (each.segment == segment) return each.response;
    if (!each.segment) elsewhere = each.response;
  }
  return elsewhere;
}

CampaignEffects load_effects(const std::filesystem::path& file) {
  const std::string name = file.string();
  return EffectsReader(name).effects(parse_toml(file));
}

SimulatedCampaign simulate_campaign(const std::filesystem::path& customers,
                                    const CampaignEffects& effects, std::uint64_t seed) {
  const std::string name = customers.string();
  const auto rows = cells_of_list(read_file(customers), name);
  constexpr std::size_t arm_at = 3, plays_at = 4;
  if (rows.empty() || rows[0].size() <= plays_at || rows[0][arm_at] != "arm" ||
      rows[0][plays_at] != "plays")
    throw DataError(Place{name}, "is no customers.csv of a plan: it has no columns arm and plays",
                    "give the one that ilk plan has written into its folder");
  const auto listed = read_list(customers);
  SimulatedCampaign made;
  std::set<std::string> contacted_by;
  made.outcomes = csv_cell(rows[0][0]) + ",responded,amount\n";
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const std::string& id = listed[i].id;
    double because = 0;
    if (rows[i + 1][arm_at] == "contact")
      for (const std::string& play : names_in(rows[i + 1][plays_at])) {
        because += effects.response(play, listed[i].segment);
        contacted_by.insert(play);
        ++made.contacts;
      }
    const double chance = std::clamp(effects.baseline + because, 0.0, 1.0);
    const bool responds = own_number(seed, "response", id) < chance;
    made.expected_because += chance - effects.baseline;
    made.responses += responds ? 1 : 0;
    fmt::format_to(std::back_inserter(made.outcomes), "{},{},{:.2f}\n", csv_cell(id),
                   responds ? "yes" : "no", responds ? amount_of(effects, seed, id) : 0.0);
  }
  made.customers = listed.size();
  for (const KnownEffect& effect : effects.effects)
    if (!contacted_by.contains(effect.play)) made.without_contacts.insert(effect.play);
  if (made.contacts > 0)
    made.value_per_contact =
        made.expected_because * effects.value / static_cast<double>(made.contacts);
  return made;
}

} // namespace ilk
