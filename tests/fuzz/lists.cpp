// Lists that ilk wrote, and that somebody may have opened in between: of a play, and of everybody.
#include "base/csv_cell.h"
#include "fuzz/harness.h"
#include "measure/list_file.h"
#include "measure/simulated_campaign.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ilk::fuzz;
  const auto path = folder().file("a.csv", text_of(bytes, size));
  fault_of([&] {
    for (const ilk::ListedCustomer& each : ilk::read_list(path)) {
      require(each.segment > 0, "segments count from 1");
      const auto again = ilk::cells_of_list(ilk::csv_cell(each.id) + ",x\n", "again");
      require(again.size() == 1 && ilk::without_guards(again[0][0]) == each.id,
              "an id comes back as it was");
    }
  });
  fault_of([&] {
    const ilk::CampaignEffects effects{0.1, 5, 0.5, {{"a", std::nullopt, 0.3}, {"a", 2u, -1}}};
    const ilk::SimulatedCampaign made = ilk::simulate_campaign(path, effects, 1);
    require(ilk::cells_of_list(made.outcomes, "outcomes").size() == made.customers + 1,
            "everybody has an outcome");
  });
  return 0;
}
