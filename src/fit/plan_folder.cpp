#include "fit/plan_folder.h"

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/closest_word.h"
#include "fit/artifacts.h"
#include "fit/made_customers.h"
#include "fit/option_table.h"
#include "fit/read_table.h"
#include "fit/settings.h"
#include "ilk/error.h"
#include "measure/list_file.h"
#include "model/json_reader.h"
#include "report/campaign_lists.h"
#include "report/customer_arms.h"
#include "report/plan_markdown.h"
#include "report/plan_record_of.h"
#include "report/redraw.h"
#include "strategy/playbook_check.h"

namespace ilk {
namespace {

using nlohmann::json;

constexpr const char* fit_again = "fit the table anew: ilk run ... -o with this folder";
constexpr std::size_t explained_rows = 5'000; // that evidence for rules and names is taken on

OptionValue value_of(const json& value, const OptionValue& by_default) {
  if (std::holds_alternative<OptionFile>(by_default))
    return OptionFile{value.is_string() ? value.get<std::string>() : ""};
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number()) return value.get<double>();
  if (value.is_string()) return value.get<std::string>();
  if (std::holds_alternative<std::vector<std::int64_t>>(by_default))
    return value.get<std::vector<std::int64_t>>();
  return value.get<std::vector<std::string>>();
}

// The options that the record names; what it lacks, as an older one may, is as by default.
RunOptions options_from(const json& record, const std::string& file) {
  RunOptions options;
  for (const bool first : {true, false})
    for (const Option& option : option_table()) {
      if (option.comes_first != first || !record.contains(option.section)) continue;
      const json& section = record[option.section];
      if (!section.is_object() || !section.contains(option.key)) continue;
      const json& value = section[option.key];
      if (value.is_null()) continue;
      if (!option.set(value_of(value, option.by_default()), options))
        throw DataError(Place{file}, fmt::format("{}.{} does not fit", option.section, option.key),
                        fit_again);
    }
  return options;
}

void require_unchanged(const json& record, const RunOptions& options, const std::string& file) {
  for (const FileRead& now : files_of(options)) {
    if (now.option == "playbook" || now.option == "hypotheses") continue; // not the table's
    for (const json& then : record)
      if (then.at("option") == now.option && then.at("sha256") != now.sha256)
        throw DataError(Place{now.path.string()}, "has changed since the run of " + file,
                        fit_again);
  }
}

// Of rows that the fit has left out, by the run's own list.
std::vector<std::uint32_t> outliers_in(const FittedFolder& fitted, const Table& table) {
  std::vector<std::string> ids;
  const std::filesystem::path file = fitted.path / "outliers.csv";
  if (std::filesystem::is_regular_file(file))
    for (ListedCustomer& each : read_list(file)) ids.push_back(std::move(each.id));
  std::ranges::sort(ids);
  std::vector<std::uint32_t> rows;
  if (ids.empty()) return rows;
  for (std::uint32_t row = 0; row < table.rows(); ++row)
    if (std::ranges::binary_search(ids, table.id_of(row))) rows.push_back(row);
  return rows;
}

// The rows of the fit and their attributes, as the run explained them.
struct FittedRows {
  std::vector<std::uint32_t> rows, sample, labels;
  Table table;
};

FittedRows fitted_rows(const FittedFolder& fitted, const Read& read,
                       const std::vector<std::uint32_t>& outliers,
                       const std::vector<Score>& scores) {
  FittedRows found;
  for (std::uint32_t row = 0; row < read.table.rows(); ++row)
    if (!std::ranges::binary_search(outliers, row)) found.rows.push_back(row);
  if (found.rows.size() != fitted.model.fitted_rows)
    throw DataError(
        Place{read.source},
        fmt::format("has {} customers to be segmented, where the model was fitted on {}",
                    found.rows.size(), fitted.model.fitted_rows),
        "give the table that was fitted behind --data, or fit this one: ilk run");
  for (const std::uint32_t row : found.rows) found.labels.push_back(scores[row].segment);
  const Table attributes = columns_of_role(read.table, Role::attribute); // labels are beside them
  found.table.attributes = attributes.attributes;
  found.table.values = gather_rows(attributes.values.block(), found.rows);
  const std::size_t step = found.rows.size() / explained_rows + 1;
  for (std::uint32_t i = 0; i < found.rows.size(); i += static_cast<std::uint32_t>(step))
    found.sample.push_back(i);
  return found;
}

Explanation explained(Execution& execution, const FittedFolder& fitted, const FittedRows& rows) {
  const Model& model = fitted.model;
  Explanation explanation = explain(execution, rows.table, model.preparation, rows.labels,
                                    model.segments.size(), {rows.sample, model.seed});
  for (std::size_t s = 0; s < model.segments.size(); ++s)
    explanation.segments[s].name = model.segments[s].name;
  return explanation;
}

Read read_again(Execution& execution, const FittedFolder& fitted, const Source& source) {
  if (!fitted.sha256.empty() && hash_of(source) != fitted.sha256)
    throw DataError(Place{source.name()}, "is not the table that was fitted: its bytes differ",
                    "give that table behind --data, or fit this one: ilk run");
  RunOptions options = fitted.options;
  if (!options.transactions.on) return read_table(execution, source, options.read);
  MadeCustomers made = made_customers(execution, source, options);
  const auto customers = source_of_customers(made, source);
  options.read.schema.reset(); // which was the log's
  return read_table(execution, *customers, options.read);
}

// What was assumed of a segment by its name; names change when segments are made anew.
void require_known_segments(const Playbook& playbook, const std::vector<Segment>& segments) {
  std::vector<std::string> names;
  for (const Segment& segment : segments) names.push_back(segment.name);
  for (const Play& play : playbook.plays) {
    if (!play.assumptions) continue;
    for (const auto& [name, share] : play.assumptions->by_segment)
      if (std::ranges::find(names, name) == names.end())
        throw DataError(
            Place{playbook.file},
            fmt::format("by_segment of the play '{}' names no segment of this run: '{}'{}",
                        play.name, name, did_you_mean(name, names)),
            fmt::format("use one of {}, or take it out", fmt::join(names, ", ")));
  }
}

} // namespace

FittedFolder load_fitted(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "run.json";
  if (!std::filesystem::is_regular_file(file) ||
      !std::filesystem::is_regular_file(folder / "model.json"))
    throw DataError(Place{folder.string()}, "holds no run",
                    "give a folder that ilk run has written to");
  FittedFolder fitted;
  fitted.path = folder;
  fitted.model = load_model(folder / "model.json");
  try {
    const json record = json::parse(read_file(file));
    fitted.data = record.at("input").at("file").get<std::string>();
    const json& hash = record.at("input").at("sha256");
    if (hash.is_string()) fitted.sha256 = hash.get<std::string>();
    fitted.options = options_from(record.at("configuration"), file.string());
    require_unchanged(record.at("files"), fitted.options, folder.string());
  } catch (const json::exception&) {
    throw DataError(Place{file.string()}, "is not the record that a run has written", fit_again);
  }
  return fitted;
}

SegmentedFolder segment_folder(Execution& execution, const FittedFolder& fitted,
                               const Source& source, const Playbook* check) {
  execution.stage("read");
  SegmentedFolder found;
  found.read = read_again(execution, fitted, source);
  if (check != nullptr) check_columns(*check, found.read.table, found.read.schema);
  execution.stage("explain");
  found.scores = score(execution, fitted.model, found.read.table);
  found.outliers = outliers_in(fitted, found.read.table);
  const FittedRows rows = fitted_rows(fitted, found.read, found.outliers, found.scores);
  found.explanation = explained(execution, fitted, rows);
  Table labels = columns_of_role(found.read.table, Role::label);
  labels.values = gather_rows(labels.values.block(), rows.rows);
  if (!labels.attributes.empty())
    found.outcomes =
        profile_outcomes(execution, labels, rows.labels, found.explanation.segments.size());
  return found;
}

PlannedFolder plan_folder(Execution& execution, const FittedFolder& fitted, const Source& source,
                          const Playbook& playbook, const PlanHistory& history) {
  SegmentedFolder found = segment_folder(execution, fitted, source, &playbook);
  require_known_segments(playbook, found.explanation.segments);
  execution.stage("plan");
  std::optional<ContactHistory> contacts;
  if (history.source != nullptr && playbook.limits.over_time) {
    contacts = read_history(execution, *history.source, found.read.table,
                            *playbook.limits.over_time, history.day);
  } else if (!history.empty_file.empty() && playbook.limits.over_time) {
    contacts.emplace();
    contacts->file = history.empty_file;
    contacts->day = history.day.value_or(0);
    contacts->recent.assign(found.read.table.rows(), 0);
  }
  std::vector<std::uint32_t> segments;
  for (const Score& each : found.scores) segments.push_back(each.segment);
  Plan plan = make_plan(execution, playbook,
                        {found.read.table, fitted.model.preparation, found.explanation, segments,
                         found.outliers, contacts ? &*contacts : nullptr},
                        fitted.options.seed);
  execution.check_interrupted();
  return {std::move(found.read), std::move(found.scores), std::move(found.explanation.segments),
          std::move(plan)};
}

void write_plan(OutputFolder& folder, const FittedFolder& fitted, const PlannedFolder& planned) {
  const auto& [read, scores, segments, plan] = planned;
  const Model& model = fitted.model;
  for_each_list(plan, model.segments, read.table, scores,
                [&](const std::string& name, const std::string& text) { folder.add(name, text); });
  folder.add(customers_list_name, customers_csv_of(plan, model.segments, read.table, scores));
  folder.add(plan_record_name, to_json(record_of(plan, model.segments, read.table.id_name)));
  folder.add("plan.md", plan_markdown(plan, segments));
  folder.supersede("ilk run", "campaigns/");
  folder.supersede("ilk measure");
  // The page may tell of the campaign before, wherever its measure.json is by now.
  if (const auto page = report_with_brought(fitted.path, nullptr))
    folder.renew("ilk run", page->name, page->text);
  folder.commit();
}

} // namespace ilk
