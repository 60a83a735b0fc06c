// profile_of() of the public library.
#include <nlohmann/json.hpp>

#include "facts/alerts.h"
#include "fit/asked.h"
#include "fit/explore.h"
#include "fit/library_options.h"
#include "fit/stopwatch.h"
#include "ilk/profile.h"
#include "model/schema_toml.h"
#include "report/json_text.h"
#include "report/page.h"
#include "report/profile_data.h"
#include "words/alert_words.h"
#include "words/observation_words.h"
#include "words/role_words.h"
#include "words/run_words.h"

namespace ilk {

ProfileResult profile_of(const TableSource& table, const FitOptions& asked_for,
                         const ArtifactOptions& artifacts) {
  RunOptions options = run_options(asked_for);
  options.read.one_row_per_customer = false;
  const Asked asked = read_asked(options);
  Teller teller(asked_for.progress);
  Execution execution(asked_for.threads, &teller, asked_for.stop);
  Stopwatch stopwatch;
  const Source& source = table.source();
  const Read read = run_stage(execution, stopwatch, "read",
                              [&] { return read_table(execution, source, options.read); });
  const Explored explored = explore(execution, stopwatch, read, asked.claims);
  const Ids ids = artifacts.ids ? Ids::shown : Ids::hidden;
  ProfileResult result{read.table.rows(), role_words(read.schema), read.remarks, {}, {}, {}, {}};
  if (std::string bad = bad_rows_words(read.source, read.report); !bad.empty())
    result.warnings.insert(result.warnings.begin(), std::move(bad));
  for (const Alert& alert : find_alerts(read.table, read.schema, read.report, explored.profile))
    if (alert.severity != Severity::note)
      result.warnings.push_back(alert_sentence(alert, ids));
  for (const Observation& observation : explored.observations)
    result.observations.push_back(observation_sentence(observation, read.table.attributes));
  execution.stage("write");
  result.data = dumped(profile_data(read, explored, {"", source.bytes().size(), "", ids}));
  result.page = report_page(nlohmann::json::parse(result.data)); // as `ilk report` draws it
  result.dictionary = to_toml(read.schema);
  return result;
}

} // namespace ilk
