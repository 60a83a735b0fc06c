#include "fit/run_segmentation.h"

#include <memory>
#include <string>
#include <utility>

#include "fit/asked.h"
#include "fit/attempt.h"
#include "fit/explore.h"
#include "fit/judge_segments.h"
#include "fit/keep_model.h"
#include "fit/made_customers.h"
#include "fit/preparation_alerts.h"
#include "fit/prepared.h"
#include "fit/segment.h"
#include "fit/show_segments.h"

namespace ilk {
namespace {

std::optional<FollowedModel> followed_model(const Asked& asked, const RunOptions& options) {
  if (!asked.old_model) return std::nullopt;
  FollowedModel followed{options.follow->string(), {}};
  for (const ModelSegment& segment : asked.old_model->segments)
    followed.names.push_back(segment.name);
  return followed;
}

std::optional<Plan> plan_for(Execution& execution, const Asked& asked, const Read& read,
                             const Prepared& fitted, const Explanation& explanation,
                             const std::vector<Score>& scores, std::uint64_t seed) {
  if (!asked.playbook) return std::nullopt;
  std::vector<std::uint32_t> segments;
  for (const Score& score : scores) segments.push_back(score.segment);
  const SegmentedCustomers customers{read.table, fitted.preparation, explanation, segments,
                                     fitted.outliers};
  return make_plan(execution, *asked.playbook, customers, seed);
}

} // namespace

Segmentation run_segmentation(Execution& execution, const Source& source,
                              const RunOptions& asked_for, Stopwatch& stopwatch) {
  RunOptions options = asked_for; // kinds may ask for columns of their own
  const auto stage = [&](const char* name, auto&& work) {
    return run_stage(execution, stopwatch, name, std::forward<decltype(work)>(work));
  };
  const Asked asked = read_asked(options);
  std::vector<FileRead> files = files_of(options);
  std::optional<MadeOfLog> log;
  std::unique_ptr<Source> customers;
  if (options.transactions.on) {
    MadeCustomers made =
        stage("customers", [&] { return made_customers(execution, source, options); });
    std::string description = description_of(made.table); // before its data move
    customers = source_of_customers(made, source);
    log = MadeOfLog{std::move(made.table.log), std::move(made.expected), std::move(description)};
    options.read.schema.reset(); // which was the log's
  }
  const Source& table = customers ? *customers : source;
  Read read = stage("read", [&] {
    Read value = read_table(execution, table, options.read);
    check_asked(asked, value);
    return value;
  });
  Explored explored = explore(execution, stopwatch, read, asked.claims);
  read.table
      .rest = {}; // nobody looks at the last digits any more, and they are as long as the table
  Prepared fitted = stage("prepare", [&] { return prepare(execution, read, options); });
  const FoundKinds kinds = stage("kinds", [&] {
    FoundKinds found = find_kinds(execution, read, fitted, options);
    if (found.can_be_tried(options.gates, fitted.rows.size())) {
      options.prepare.zeros_apart = found.zeros_apart();
      options.prepare.tails_kept = found.tails_kept();
      fitted = prepare(execution, read, options);
      label_anew(execution, read, fitted, found);
    }
    return found;
  });
  Attempts attempts =
      try_spaces(execution, stopwatch, fitted, fitted.prepared(read), kinds, options);
  Attempt& attempt = attempts.taken;
  const Segmented segmented =
      stage("cluster", [&] { return segment(execution, read, fitted, attempt, asked); });
  Characterised characterised = stage("explain", [&] {
    return characterise_segments(execution, read, fitted, segmented, asked, options.seed);
  });
  const Explanation& explanation = characterised.explanation;
  Judged judged = stage(
      "judge", [&] { return judge_segments(execution, fitted, attempts, segmented, options); });
  Chosen chosen = chosen_of(fitted, attempts, segmented, options);
  Model model = stage("keep", [&] {
    return keep_model(execution, read, fitted, attempt, segmented, characterised, judged,
                      options.seed);
  });
  auto scores = score_everybody(execution, read, fitted, segmented, model);
  Explained explained = stage("show", [&] {
    return show_segments(execution, read, fitted, segmented, explanation, model, scores,
                         asked.playbook, options.seed);
  });
  auto plan = plan_for(execution, asked, read, fitted, explanation, scores, options.seed);
  auto alerts = alerts_of(fitted, read.table, options, explanation.segments,
                          find_alerts(read.table, read.schema, read.report, explored.profile));
  return {std::move(files),
          std::move(log),
          std::move(read),
          std::move(explored),
          std::move(alerts),
          std::move(fitted.covariance),
          std::move(fitted.outliers),
          std::move(attempt.encoder),
          std::move(attempt.tree),
          std::move(chosen),
          std::move(characterised),
          std::move(judged),
          std::move(model),
          std::move(scores),
          std::move(explained),
          followed_model(asked, options),
          std::move(plan)};
}

} // namespace ilk
