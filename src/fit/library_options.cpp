#include "fit/library_options.h"

#include "fit/settings.h"
#include "ilk/error.h"

namespace ilk {

RunOptions run_options(const FitOptions& asked) {
  if (asked.threads == 0) throw UsageError("a fit needs at least one thread", "give threads = 1");
  std::vector<Setting> settings;
  if (!asked.configuration.empty()) settings = read_settings(asked.configuration);
  const auto set = [&](const char* key, const std::string& text) {
    if (!text.empty()) settings.push_back(setting_of_key(key, text));
  };
  set("files.schema", asked.dictionary.string());
  set("files.hypotheses", asked.hypotheses.string());
  set("files.playbook", asked.playbook.string());
  set("files.names", asked.names.string());
  set("files.follow", asked.follow.string());
  if (asked.evidence == EvidenceDepth::full) set("evidence.depth", "full");
  if (asked.k != 0) set("segments.k", std::to_string(asked.k));
  if (asked.seed != 0) set("run.seed", std::to_string(asked.seed));
  for (const auto& [key, text] : asked.settings) settings.push_back(setting_of_key(key, text));
  RunOptions options = options_with(settings);
  if (!options.read.encoding.empty())
    throw UsageError("run.encoding is set, but the table is open already",
                     "name the encoding in TableSource::open");
  return options;
}

} // namespace ilk
