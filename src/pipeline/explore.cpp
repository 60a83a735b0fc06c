#include "pipeline/explore.h"

#include <algorithm>

#include <fmt/format.h>

#include "ilk/error.h"
#include "profile/observations.h"

namespace ilk {
namespace {

void check_bad_rows(const Explored& explored, double most_bad_rows) {
  const ReadReport& read = explored.read;
  const auto all = static_cast<double>(read.rows + read.bad_rows);
  if (static_cast<double>(read.bad_rows) <= most_bad_rows * all) return;
  const BadRow& first = read.first.front();
  throw DataError(Place{explored.file, first.line, first.column},
                  fmt::format("{}{}; {} of {} rows cannot be read", first.what,
                              first.name.empty() ? "" : fmt::format(" (column {})", first.name),
                              read.bad_rows, read.rows + read.bad_rows),
                  "mend the file, or give the column another role in a data dictionary "
                  "(`ilk schema` writes one)");
}

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

Explored read_table(Execution& execution, const CsvFile& file, const ExploreOptions& options,
                    Stopwatch& stopwatch) {
  Explored explored;
  run_stage(execution, stopwatch, "read", [&] {
    explored.file = file.name();
    explored.schema = options.schema
                          ? match_header(load_schema(*options.schema), file.header(), file.name())
                          : file.infer();
    explored.table = file.read(explored.schema, execution, explored.read);
    check_bad_rows(explored, options.most_bad_rows);
  });
  return explored;
}

void explore(Execution& execution, const ExploreOptions& options, Stopwatch& stopwatch,
             Explored& explored) {
  const auto claims = options.hypotheses ? load_claims(*options.hypotheses) : std::vector<Claim>();
  run_stage(execution, stopwatch, "profile", [&] {
    explored.profile = profile_table(execution, explored.table, explored.schema, explored.read);
  });
  run_stage(execution, stopwatch, "observe", [&] {
    explored.observations =
        observe(execution, explored.table,
                related_columns(explored.table, explored.profile.identities), ObserveOptions{});
    explored.answers = check_claims(execution, explored.table, claims);
  });
}

} // namespace ilk
