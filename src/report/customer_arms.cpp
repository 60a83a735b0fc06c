#include "report/customer_arms.h"

#include <iterator>

#include <fmt/format.h>

#include "base/csv_cell.h"
#include "strategy/hold_out.h"

namespace ilk {
namespace {

struct ArmOfCustomer {
  std::string plays, held_out_of;
};

void add_name(std::string& names, const std::string& name) {
  names += names.empty() ? name : " " + name;
}

std::vector<ArmOfCustomer> arms_of(const Plan& plan, std::size_t rows) {
  std::vector<ArmOfCustomer> arms(rows);
  for (const PlayPlan& made : plan.plays) {
    const std::string& name = plan.playbook.plays[made.play].name;
    for (const Target& target : made.targets)
      add_name(target.held_out ? arms[target.row].held_out_of : arms[target.row].plays, name);
    for (const std::uint32_t row : made.control) add_name(arms[row].plays, name);
  }
  return arms;
}

} // namespace

std::string customers_csv_of(const Plan& plan, const std::vector<ModelSegment>& segments,
                             const Table& table, std::span<const Score> scores) {
  const PlanLimits& limits = plan.playbook.limits;
  const auto arms = arms_of(plan, table.rows());
  std::string text = csv_cell(table.id_name.empty() ? "row" : table.id_name) +
                     ",segment,name,arm,plays,held_out_of\n";
  for (const std::uint32_t row : table.in_source_order()) {
    const ModelSegment& segment = segments[scores[row].segment];
    const std::string id = table.id_of(row);
    const bool control =
        limits.control > 0 && is_in_control(limits.control_key, id, limits.control);
    const char* arm = control                          ? "control"
                      : !arms[row].plays.empty()       ? "contact"
                      : !arms[row].held_out_of.empty() ? "hold-out"
                                                       : "none";
    fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{}\n", csv_cell(id), segment.id,
                   csv_cell(segment.name), arm, arms[row].plays, arms[row].held_out_of);
  }
  return text;
}

} // namespace ilk
