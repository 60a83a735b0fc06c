#include "fit/artifacts.h"

#include <nlohmann/json.hpp>

#include "fit/run_parts.h"
#include "ilk/version.h"
#include "io/sha256.h"
#include "model/schema_toml.h"
#include "report/campaign_lists.h"
#include "report/comparison_data.h"
#include "report/comparison_lists.h"
#include "report/comparison_markdown.h"
#include "report/json_text.h"
#include "report/page.h"
#include "report/plain_page.h"
#include "report/profile_data.h"
#include "report/report_data.h"

namespace ilk {
namespace {

using nlohmann::json;

json timings_json(const std::vector<StageTime>& times) {
  json timings = json::object();
  double total = 0;
  for (const StageTime& stage : times) {
    timings[stage.stage] = timings.value(stage.stage, 0.0) + stage.milliseconds;
    total += stage.milliseconds;
  }
  timings["total"] = total;
  return timings;
}

// The hash is that of the bytes the plan was made from, whatever has become of the file since.
json playbook_json(const std::optional<Plan>& plan) {
  if (!plan) return nullptr;
  return {{"file", plan->playbook.file}, {"sha256", plan->playbook.sha256}};
}

json lists_json(const std::optional<Plan>& plan) {
  json names = json::array();
  if (plan)
    for (const std::string& name : list_names(*plan)) names.push_back(name);
  return names;
}

json files_json(const std::vector<FileRead>& files) {
  json list = json::array();
  for (const FileRead& file : files)
    list.push_back(
        {{"option", file.option}, {"file", file.path.string()}, {"sha256", file.sha256}});
  return list;
}

std::string record_text(const Segmentation& s, const RunOptions& options,
                        const Provenance& provenance, unsigned threads,
                        const std::vector<StageTime>& times) {
  json input = input_json(provenance);
  input["file"] = s.read.source;
  return dumped({{"ilk", version},
                 {"configuration", to_json(options)},
                 {"files", files_json(s.files)},
                 {"seed", options.seed},
                 {"input", std::move(input)},
                 {"playbook", playbook_json(s.plan)},
                 {"lists", lists_json(s.plan)},
                 {"threads", threads},
                 {"timings_ms", timings_json(times)}});
}

} // namespace

std::string hash_of(const Source& source) {
  return source.bytes().empty() ? "" : sha256(source.bytes());
}

void for_each_artifact(Execution& execution, const Segmentation& s, const RunOptions& options,
                       const Provenance& provenance, const ArtifactSink& use,
                       const PiecesSink& in_pieces) {
  const RunParts parts = parts_of(s);
  const std::string data = compact(report_data(parts, to_json(options), provenance));
  const ArtifactInput input{execution, s, parts, provenance, data};
  const PiecesSink gathered = [&](const std::string& name,
                                  FunctionRef<void(const TextSink&)> make) {
    std::string text;
    make([&](std::string_view piece) { text += piece; });
    use(name, text);
  };
  // Texts are made side by side: none looks at another.
  const std::vector<const Artifact*> all(artifacts().begin(), artifacts().end());
  std::vector<std::string> texts(all.size());
  execution.for_each(all.size(), [&](std::size_t i) {
    if (all[i]->text != nullptr) texts[i] = all[i]->text(input);
  });
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Artifact* const artifact = all[i];
    if (artifact->text != nullptr) use(std::string(artifact->name), texts[i]);
    texts[i] = {};
    if (artifact->files != nullptr) artifact->files(input, use);
    if (artifact->pieces != nullptr)
      (in_pieces ? in_pieces : gathered)(std::string(artifact->name), [&](const TextSink& write) {
        artifact->pieces(input, write);
      });
  }
}

std::string summary_text(const Segmentation& s, const std::vector<StageTime>& times) {
  json summary = summary_data(parts_of(s));
  summary["timings_ms"] = timings_json(times);
  return dumped(summary);
}

std::string write_run(Execution& execution, Stopwatch& stopwatch, OutputFolder& folder,
                      const Segmentation& segmentation, const RunOptions& options,
                      const Provenance& provenance) {
  run_stage(execution, stopwatch, "write", [&] {
    for_each_artifact(
        execution, segmentation, options, provenance,
        [&](const std::string& name, const std::string& bytes) { folder.add(name, bytes); },
        [&](const std::string& name, FunctionRef<void(const TextSink&)> make) {
          folder.add_pieces(name, make);
        });
  });
  const std::string summary = summary_text(segmentation, stopwatch.stages());
  folder.add("summary.json", summary);
  folder.add("run.json", record_text(segmentation, options, provenance, execution.threads(),
                                     stopwatch.stages()));
  execution.check_interrupted();
  for (const char* result : {"ilk plan", "ilk measure"}) folder.supersede(result);
  folder.commit();
  return summary;
}

std::string write_profile(const Execution& execution, OutputFolder& folder, const Read& read,
                          const Explored& explored, const Provenance& provenance) {
  execution.stage("write");
  const std::string text = dumped(profile_data(read, explored, provenance));
  folder.add("profile.html", report_page(json::parse(text))); // as ilk report draws it
  folder.add("profile.json", text);
  folder.add("schema.toml", to_toml(read.schema));
  execution.check_interrupted();
  folder.commit();
  return text;
}

void write_comparison(OutputFolder& folder, const Compared& compared) {
  const auto& [comparison, facts] = compared;
  folder.add("compare.json", dumped(comparison_data(comparison, facts)));
  const std::string text = comparison_markdown(comparison, facts);
  folder.add("compare.md", text);
  folder.add("compare.html", markdown_page(text));
  for (const ComparisonList& list : comparison_lists(comparison)) folder.add(list.name, list.text);
  folder.commit();
}

} // namespace ilk
