#include "strategy/playbook_toml.h"

#include <algorithm>
#include <limits>

#include "base/mistakes.h"
#include "io/sha256.h"
#include "strategy/clause_toml.h"
#include "table/short_text.h"

namespace ilk {
namespace {

constexpr std::size_t longest_name = 60; // of a play; with "-hold-out.csv" it is a file's name
constexpr std::string_view hold_out_ending = "-hold-out";
constexpr double highest_hold_out = 0.5;
constexpr const char* over_time_example = "over_time = { contacts = 3, days = 90 }";
constexpr double largest = 1e12; // of money: sums over all customers stay far from overflowing

bool is_file_name(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return name.size() <= longest_name && is_letter(name.front()) &&
         std::ranges::all_of(name, [&](char c) { return is_letter(c) || c == '-'; });
}

class PlaybookReader : public ClauseTomlReader {
 public:
  using ClauseTomlReader::ClauseTomlReader;

  Playbook playbook(const toml::table& root, const std::string& file) const {
    constexpr std::string_view what = "a playbook";
    gather([&] { allow(root, what, {"currency", "limits", "channels", "measure", "play"}); });
    Playbook playbook;
    playbook.file = file;
    gather_key(root, "currency", [&](const toml::node& node) {
      playbook.currency = "?"; // given, if not as it should be
      playbook.currency = short_text(text(node, "currency"));
    });
    gather_key(root, "limits", [&](const toml::node& node) {
      playbook.limits = limits(table(node, "limits", "[limits] with keys below it"));
    });
    gather_key(root, "channels", [&](const toml::node& node) {
      for (const auto& [name, given] : table(node, "channels", "[channels.phone], for example"))
        gather([&, &name = name, &given = given] { add_channel(name, given, playbook); });
    });
    if (root.contains("measure"))
      gather([&] {
        for (const toml::table* each : tables(root, what, "measure", "[[measure]]"))
          add_measure(*each, playbook);
      });
    if (root.contains("play"))
      gather([&] {
        for (const toml::table* each : tables(root, what, "play", "[[play]]"))
          gather([&] { add_play(*each, playbook); });
      });
    gather([&] { check_budget(root, playbook); });
    for (const Channel& channel : playbook.channels)
      gather([&] { check_channel(channel, playbook); });
    mistakes_.tell();
    return playbook;
  }

 private:
  // Mistakes are gathered, and the reading goes on: all are told at once.
  template <class Work>
  void gather(Work&& work) const {
    mistakes_.gather(std::forward<Work>(work));
  }

  template <class Use>
  void gather_key(const toml::table& given, std::string_view key, Use&& use) const {
    if (const toml::node* node = given.get(key)) gather([&] { use(*node); });
  }

  // A list item by item, anything else as a whole.
  template <class Use>
  void gather_each(const toml::node& node, Use&& use) const {
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty() || !list->is_homogeneous(toml::node_type::table))
      return gather([&] { use(node); });
    for (const toml::node& entry : *list) gather([&] { use(entry); });
  }

  void check_budget(const toml::table& root, const Playbook& playbook) const {
    if (playbook.limits.budget && playbook.currency.empty())
      fail(root.get("limits")->source(), "there is a budget, and no currency",
           "write currency = \"EUR\", for example, at the beginning of the file");
  }

  void add_channel(const toml::key& name, const toml::node& node, Playbook& playbook) const {
    const toml::table& given = table(node, name.str(), fmt::format("[channels.{}]", name.str()));
    gather([&] { allow(given, "a channel", {"capacity", "cost"}); });
    Channel channel;
    channel.name = std::string(name.str());
    channel.place = place(name.source());
    gather_key(given, "capacity", [&](const toml::node& each) {
      channel.capacity = static_cast<std::uint64_t>(whole(each, "capacity", 0, 1'000'000'000'000));
    });
    gather_key(given, "cost", [&](const toml::node& each) {
      channel.cost = number_between(each, "cost", 0, largest);
    });
    playbook.channels.push_back(std::move(channel));
  }

  void check_channel(const Channel& channel, const Playbook& playbook) const {
    std::vector<std::string> known;
    for (const Play& play : playbook.plays) known.push_back(play.channel);
    if (std::ranges::find(known, channel.name) == known.end())
      throw DataError(channel.place,
                      fmt::format("no play has the channel '{}'{}", channel.name,
                                  did_you_mean(channel.name, known)),
                      "name it as the plays do, or leave it out");
  }

  PlanLimits limits(const toml::table& given) const {
    gather([&] {
      allow(given, "limits",
            {"most_contacts", "hold_out", "power", "significance", "seed", "control", "control_key",
             "budget", "over_time"});
    });
    PlanLimits limits;
    const auto share = [&](std::string_view key, double low, double high, double& limit) {
      gather_key(given, key,
                 [&](const toml::node& node) { limit = number_between(node, key, low, high); });
    };
    gather_key(given, "most_contacts", [&](const toml::node& node) {
      limits.most_contacts = static_cast<std::size_t>(
          whole(node, "most_contacts", 1, static_cast<std::int64_t>(most_plays)));
    });
    share("hold_out", 0, highest_hold_out, limits.hold_out);
    share("power", 0.5, 0.999, limits.power);
    share("significance", 0.0001, 0.5, limits.significance);
    gather_key(given, "seed", [&](const toml::node& node) {
      limits.seed = static_cast<std::uint64_t>(
          whole(node, "seed", 0, std::numeric_limits<std::int64_t>::max()));
    });
    share("control", 0, highest_hold_out, limits.control);
    gather_key(given, "control_key",
               [&](const toml::node& node) { limits.control_key = text(node, "control_key"); });
    gather_key(given, "budget", [&](const toml::node& node) {
      limits.budget = number_between(node, "budget", 0, largest);
    });
    gather_key(given, "over_time", [&](const toml::node& node) {
      limits.over_time = over_time(table(node, "over_time", over_time_example));
    });
    return limits;
  }

  OverTime over_time(const toml::table& given) const {
    gather([&] { allow(given, "over_time", {"contacts", "days"}); });
    OverTime limit;
    const auto number = [&](std::string_view key, std::int64_t most) {
      return static_cast<std::uint32_t>(
          whole(need(given, "over_time", key, over_time_example), key, 1, most));
    };
    limit.contacts = number("contacts", static_cast<std::int64_t>(most_plays));
    limit.days = number("days", 36'500);
    return limit;
  }

  std::int64_t whole(const toml::node& node, std::string_view key, std::int64_t low,
                     std::int64_t high) const {
    const auto* value = node.as_integer();
    if (value == nullptr || value->get() < low || value->get() > high)
      fail(node.source(), fmt::format("{} must be a whole number from {} to {}", key, low, high),
           fmt::format("write {} = {}, for example", key, std::max<std::int64_t>(low, 2)));
    return value->get();
  }

  void add_measure(const toml::table& given, Playbook& playbook) const {
    constexpr std::string_view what = "a measure";
    gather([&] { allow(given, what, {"name", "column", "where"}); });
    const toml::node& name = need(given, what, "name", "name = \"...\"");
    Measure measure;
    measure.name = short_text(text(name, "name"));
    if (std::ranges::find(playbook.measures, measure.name, &Measure::name) !=
        playbook.measures.end())
      fail(name.source(), fmt::format("there are two measures '{}'", measure.name),
           "give each a name of its own");
    gather([&] {
      measure.column =
          column(need(given, what, "column", "column = \"BALANCE\", for example"), "column");
    });
    gather_key(given, "where",
               [&](const toml::node& node) { measure.where = condition(node, "where"); });
    playbook.measures.push_back(std::move(measure));
  }

  std::string name_of_play(const toml::node& node, const Playbook& playbook) const {
    const std::string name = text(node, "name");
    if (!is_file_name(name))
      fail(node.source(), fmt::format("'{}' cannot name a list", name),
           fmt::format("use at most {} small letters (a to z), digits and -, for example "
                       "\"win-back\"",
                       longest_name));
    if (name.ends_with(hold_out_ending))
      fail(node.source(), fmt::format("'{}' ends like a list of those held out", name),
           fmt::format("give it a name without {}", hold_out_ending));
    if (std::ranges::find(playbook.plays, name, &Play::name) != playbook.plays.end())
      fail(node.source(), fmt::format("there are two plays '{}'", name),
           "give each a name of its own");
    return name;
  }

  void add_play(const toml::table& given, Playbook& playbook) const {
    constexpr std::string_view what = "a play";
    gather([&] {
      allow(given, what,
            {"name", "title", "segment", "customer", "action", "channel", "message", "kpi", "stop",
             "rank_by", "hold_out", "exclusive", "response", "value", "cost"});
    });
    if (playbook.plays.size() == most_plays)
      fail(given.source(), fmt::format("there are more than {} plays", most_plays),
           "keep those that you would run");
    const auto words = [&](std::string_view key, std::string& told) {
      gather([&] { told = text(need(given, what, key, fmt::format("{} = \"...\"", key)), key); });
    };
    Play play;
    play.place = place(given.source());
    gather([&] {
      play.name =
          name_of_play(need(given, what, "name", "name = \"win-back\", for example"), playbook);
    });
    words("title", play.title);
    gather([&] { add_clauses(given, what, playbook, play); });
    gather_key(given, "customer", [&](const toml::node& node) {
      gather_each(node, [&](const toml::node& each) {
        for (Criterion& criterion : condition(each, "customer"))
          play.customer.push_back(std::move(criterion));
      });
    });
    words("action", play.action);
    words("channel", play.channel);
    words("message", play.message);
    words("kpi", play.kpi);
    gather([&] {
      play.stop = stop(need(given, what, "stop", "stop = [\"no consent to marketing\"]"));
    });
    gather_key(given, "rank_by",
               [&](const toml::node& node) { play.rank_by = column(node, "rank_by"); });
    gather_key(given, "hold_out", [&](const toml::node& node) {
      play.hold_out = number_between(node, "hold_out", 0, highest_hold_out);
    });
    gather_key(given, "exclusive",
               [&](const toml::node& node) { play.exclusive = truth(node, "exclusive"); });
    gather([&] { play.assumptions = assumptions(given, playbook, play.channel); });
    playbook.plays.push_back(std::move(play));
  }

  void add_clauses(const toml::table& given, std::string_view what, const Playbook& playbook,
                   Play& play) const {
    gather_each(need(given, what, "segment",
                     "segment = { figure = \"share\", at_least = 0.05 }, for example"),
                [&](const toml::node& each) {
                  for (Clause& clause : clauses(each, playbook.measures))
                    play.segment.push_back(std::move(clause));
                });
  }

  std::vector<std::string> stop(const toml::node& node) const {
    const auto* list = node.as_array();
    if (list == nullptr || list->empty())
      fail(node.source(), "stop must list what would stop the play",
           "write stop = [\"no consent to marketing\"], for example");
    std::vector<std::string> found;
    for (const toml::node& entry : *list) found.push_back(text(entry, "stop"));
    return found;
  }

  // Together or not at all: with one of them missing there is no figure of money.
  // A contact costs what its channel costs where the play does not say it.
  std::optional<Assumptions> assumptions(const toml::table& given, const Playbook& playbook,
                                         const std::string& channel) const {
    const toml::node* found = nullptr;
    for (const std::string_view key : {"response", "value", "cost"})
      if (const toml::node* node = given.get(key)) found = node;
    if (found == nullptr) return std::nullopt;
    const auto by = std::ranges::find(playbook.channels, channel, &Channel::name);
    const bool costs = by != playbook.channels.end() && by->cost.has_value();
    for (const std::string_view key : {"response", "value", "cost"})
      if (!given.contains(key) && !(key == "cost" && costs))
        fail(found->source(), fmt::format("a play with assumptions has no {}", key),
             fmt::format("add [play.{}], or leave response, value and cost out: then there is no "
                         "figure of money",
                         key));
    if (playbook.currency.empty())
      fail(found->source(), "there are assumptions about money, and no currency",
           "write currency = \"EUR\", for example, at the beginning of the file");
    Assumptions assumptions;
    gather([&] { add_response(given, assumptions); });
    gather([&] {
      assumptions.value =
          assumption(table(*given.get("value"), "value", "[play.value] with keys below it"),
                     "value", {"low", "likely", "high", "unit", "measured"}, largest);
    });
    if (!given.contains("cost")) {
      const double cost = by->cost.value_or(0);
      assumptions.cost = {cost, cost, cost, playbook.currency + " per contact"};
      return assumptions;
    }
    gather([&] {
      assumptions.cost =
          assumption(table(*given.get("cost"), "cost", "[play.cost] with keys below it"), "cost",
                     {"low", "likely", "high", "unit", "measured"}, largest);
    });
    return assumptions;
  }

  void add_response(const toml::table& given, Assumptions& assumptions) const {
    const toml::table& response =
        table(*given.get("response"), "response", "[play.response] with keys below it");
    gather_key(response, "baseline", [&](const toml::node& node) {
      assumptions.baseline = number_between(node, "baseline", 0, 1);
    });
    gather_key(response, "by_segment", [&](const toml::node& node) {
      for (const auto& [name, share] : table(node, "by_segment", "by_segment = { Savers = 0.04 }"))
        gather([&, &name = name, &share = share] {
          assumptions.by_segment[std::string(name.str())] = number_between(share, name.str(), 0, 1);
        });
    });
    assumptions.response =
        assumption(response, "response",
                   {"low", "likely", "high", "unit", "measured", "baseline", "by_segment"}, 1);
    if (assumptions.baseline + assumptions.response.high > 1)
      fail(response.get("high")->source(),
           "baseline and the highest response are more than all customers together",
           "response is what comes on top of the baseline; lower one of them");
  }

  Assumption assumption(const toml::table& given, std::string_view what,
                        std::initializer_list<std::string_view> keys, double highest) const {
    gather([&] { allow(given, what, keys); });
    const auto point = [&](std::string_view key) {
      const toml::node& node = need(given, what, key, fmt::format("{} = 0.1, for example", key));
      const double value = number(node, key);
      if (value >= 0 && value <= highest) return value;
      fail(node.source(),
           fmt::format("{} of {} is {}, which {}", key, what, value,
                       value < 0      ? "is below 0"
                       : highest == 1 ? "is more than all customers"
                                      : "is more than a million million"),
           highest == 1 ? "write a share from 0 to 1" : "write a number from 0 to 1e12");
    };
    Assumption assumption;
    assumption.low = point("low");
    assumption.likely = point("likely");
    assumption.high = point("high");
    if (assumption.low > assumption.likely || assumption.likely > assumption.high)
      fail(given.get("likely")->source(),
           fmt::format("{} runs from {} over {} to {}, which does not rise", what, assumption.low,
                       assumption.likely, assumption.high),
           "low must not be above likely, nor likely above high");
    assumption.unit = short_text(
        text(need(given, what, "unit", "unit = \"...\": what it is counted in"), "unit"));
    gather_key(given, "measured", [&](const toml::node& node) {
      assumption.measured = short_text(text(node, "measured"));
    });
    return assumption;
  }

  mutable Mistakes mistakes_;
};

} // namespace

Playbook load_playbook(const std::filesystem::path& path) {
  const std::string file = path.string();
  std::string text;
  const toml::table root = parse_toml(path, text);
  Playbook playbook = PlaybookReader(file).playbook(root, file);
  playbook.sha256 = sha256(text);
  return playbook;
}

} // namespace ilk
