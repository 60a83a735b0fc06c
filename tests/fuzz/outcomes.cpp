// Tables of what customers did after a campaign, and of when they were contacted before.
#include <cmath>

#include "fuzz/harness.h"
#include "measure/outcome_reader.h"
#include "strategy/contact_history.h"

namespace ilk::fuzz {
namespace {

CampaignArms two_arms() {
  CampaignArms arms;
  arms.plan.id_name = "id";
  arms.plan.segments = {{1, "One"}};
  arms.plan.plays.push_back({});
  arms.plays.push_back({});
  for (std::uint32_t i = 0; i < 4; ++i) {
    arms.ids.push_back("K" + std::to_string(i));
    arms.segments.push_back(0);
    arms.by_id[arms.ids.back()] = i;
    (i % 2 == 0 ? arms.plays[0].contacted : arms.plays[0].held_out).push_back(i);
  }
  return arms;
}

void try_outcomes(const Source& source, Execution& execution) {
  const CampaignArms arms = two_arms();
  OutcomeOptions options;
  options.start = 19'800;
  for (const bool adds : {false, true}) {
    options.repeated = adds ? Repeated::add : Repeated::automatic;
    if (!adds) options.start.reset();
    fault_of([&] {
      const Outcomes outcomes = read_outcomes(execution, source, arms, options);
      for (const auto* values : {&outcomes.response, &outcomes.amount, &outcomes.before})
        require(values->empty() || values->size() == arms.ids.size(), "a figure per customer");
      for (const double response : outcomes.response)
        require(std::isnan(response) || response == 0 || response == 1, "yes, no or unknown");
      require(outcomes.absent < arms.ids.size(), "somebody has a row");
    });
  }
}

void try_history(const Source& source, Execution& execution) {
  Table table;
  table.id_name = "id";
  for (int i = 0; i < 4; ++i) table.ids.push_back("K" + std::to_string(i));
  table.values = Matrix(4, 0);
  fault_of([&] {
    const ContactHistory history = read_history(execution, source, table, {2, 30}, std::nullopt);
    std::uint64_t sum = 0;
    for (const std::uint32_t each : history.recent) sum += each;
    require(sum == history.contacts, "contacts are somebody's");
  });
}

} // namespace
} // namespace ilk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.csv", text_of(bytes, size));
  fault_of([&] {
    const auto source = ilk::open_source(ilk::SourceRequest{path, "", "", nullptr});
    ilk::Execution execution(1);
    try_outcomes(*source, execution);
    try_history(*source, execution);
  });
  return 0;
}
