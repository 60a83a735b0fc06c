#include "measure/campaign_arms.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/atomic_file.h"
#include "ilk/error.h"
#include "measure/list_file.h"

namespace ilk {
namespace {

class ArmsReader {
 public:
  ArmsReader(const std::filesystem::path& folder, CampaignArms& arms)
      : folder_(folder), arms_(arms) {
    for (std::size_t s = 0; s < arms.plan.segments.size(); ++s)
      places_[arms.plan.segments[s].id] = static_cast<std::uint32_t>(s);
  }

  std::vector<std::uint32_t> customers_of(const std::string& list, std::uint64_t planned) {
    std::vector<std::uint32_t> customers;
    if (!list.empty()) {
      const std::filesystem::path file = folder_ / list;
      if (!std::filesystem::is_regular_file(file))
        throw DataError(Place{file.string()}, "is not there, and the plan has it as a list",
                        "bring it back as the plan wrote it, or make the plan anew");
      for (const ListedCustomer& each : read_list(file))
        customers.push_back(number_of(each, file.string()));
    }
    const std::uint64_t found = customers.size();
    arms_.changed_names += found > planned ? found - planned : planned - found;
    return customers;
  }

  std::uint32_t number_of(const ListedCustomer& customer, const std::string& file) {
    const auto place = places_.find(customer.segment);
    if (place == places_.end())
      throw DataError(Place{file},
                      fmt::format("has a customer of segment {}, which the plan does not know",
                                  customer.segment),
                      "lists and plan.json are to be of one plan; make the plan anew");
    const auto [found, is_new] =
        arms_.by_id.try_emplace(customer.id, static_cast<std::uint32_t>(arms_.ids.size()));
    if (is_new) {
      arms_.ids.push_back(customer.id);
      arms_.segments.push_back(place->second);
    }
    return found->second;
  }

 private:
  const std::filesystem::path& folder_;
  CampaignArms& arms_;
  std::unordered_map<std::uint32_t, std::uint32_t> places_; ///< of segments, by number
};

// Nobody twice in an arm, and nobody in both.
void require_apart(const PlayArms& arms, const std::string& play, const std::string& folder) {
  std::vector<std::uint32_t> all = arms.contacted;
  all.insert(all.end(), arms.held_out.begin(), arms.held_out.end());
  std::ranges::sort(all);
  if (std::ranges::adjacent_find(all) != all.end())
    throw DataError(Place{folder},
                    fmt::format("the lists of the play '{}' name a customer twice", play),
                    "lists are to stay as the plan wrote them; make the plan anew");
}

// Of everybody who would be on a list: those who may be, and the control group, as one play more.
void add_program(const std::filesystem::path& folder, ArmsReader& reader, CampaignArms& arms) {
  const std::filesystem::path file = folder / "customers.csv";
  if (arms.plan.control == 0 || !std::filesystem::is_regular_file(file)) return;
  PlayArms each;
  each.play = arms.plan.plays.size();
  const std::string name = file.string();
  const auto rows = cells_of_list(read_file(file), name);
  const auto listed = read_list(file);
  for (std::size_t i = 0; i < listed.size(); ++i) {
    if (rows[i + 1].size() != 6)
      throw DataError(Place{name, i + 2}, "is no line of customers.csv", "make the plan anew");
    const std::string& arm = rows[i + 1][3];
    if (arm == "contact" || arm == "hold-out")
      each.contacted.push_back(reader.number_of(listed[i], name));
    else if (arm == "control" && !rows[i + 1][4].empty())
      each.held_out.push_back(reader.number_of(listed[i], name));
  }
  RecordedPlay program;
  program.name = "all plays"; // which no play can be called
  program.title = "All plays together, against the control group";
  program.kpi = "whatever the plays are for";
  program.is_all = true;
  program.hold_out = arms.plan.control;
  program.contacts = each.contacted.size();
  program.held_out = each.held_out.size();
  arms.plan.plays.push_back(std::move(program));
  arms.plays.push_back(std::move(each));
}

} // namespace

CampaignArms load_arms(const std::filesystem::path& folder) {
  CampaignArms arms;
  arms.plan = load_plan_record(folder);
  ArmsReader reader(folder, arms);
  for (std::size_t p = 0; p < arms.plan.plays.size(); ++p) {
    const RecordedPlay& play = arms.plan.plays[p];
    if (play.list.empty() && play.hold_out_list.empty()) continue;
    PlayArms each;
    each.play = p;
    each.contacted = reader.customers_of(play.list, play.contacts);
    each.held_out = reader.customers_of(play.hold_out_list, play.held_out);
    require_apart(each, play.name, folder.string());
    arms.plays.push_back(std::move(each));
  }
  if (arms.plays.empty())
    throw DataError(Place{folder.string()}, "has a plan that reaches nobody",
                    "plan with a playbook whose plays reach customers");
  add_program(folder, reader, arms);
  return arms;
}

} // namespace ilk
