#include "fit/explore.h"

#include <algorithm>
#include <string>
#include <utility>

#include "profile/observations.h"

namespace ilk {
namespace {

// Columns that are made of each other, declared or found.
std::vector<std::vector<std::size_t>> related_columns(const Table& table,
                                                      const Identities& identities) {
  std::vector<std::vector<std::size_t>> related;
  for (const CheckedIdentity& checked : identities.declared) {
    if (!checked.checked) continue;
    std::vector<std::size_t> columns;
    for (std::size_t j = 0; j < table.attributes.size(); ++j) {
      const std::string& name = table.attributes[j].name;
      if (name == checked.identity.total ||
          std::ranges::count(checked.identity.terms, name, &Identity::Term::column) > 0)
        columns.push_back(j);
    }
    related.push_back(std::move(columns));
  }
  for (const DiscoveredIdentity& found : identities.discovered)
    related.push_back({found.total, found.first, found.second});
  return related;
}

} // namespace

Explored explore(Execution& execution, Stopwatch& stopwatch, const Read& read,
                 const std::vector<Claim>& claims) {
  Profile profile = run_stage(execution, stopwatch, "profile",
                              [&] { return profile_table(execution, read.table, read.schema); });
  return run_stage(execution, stopwatch, "observe", [&] {
    auto observations = observe(execution, read.table,
                                related_columns(read.table, profile.identities), ObserveOptions{});
    auto answers = check_claims(execution, read.table, claims);
    return Explored{std::move(profile), std::move(observations), std::move(answers)};
  });
}

} // namespace ilk
