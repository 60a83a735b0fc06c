// What to do with the segments of a fit: which customers each play of a playbook goes to.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ilk/artifacts.h"
#include "ilk/fit.h"

namespace ilk {

/// A customer on the list of a play.
struct PlannedCustomer {
  std::uint64_t label = 0;    ///< place among labels() of the fit
  std::uint32_t priority = 2; ///< 1 (upper third of the play's customers), 2 or 3
  bool held_out = false;      ///< must not be contacted by this play
};

struct PlannedPlay {
  std::string name;  ///< as in the playbook
  std::string title; ///< likewise
  std::string action;
  std::uint64_t contacts = 0;
  std::uint64_t held_out = 0;
  std::vector<PlannedCustomer> customers; ///< both; best first
};

struct PlanResult {
  std::vector<PlannedPlay> plays;  ///< in the order in which customers were given to them
  std::uint64_t contacted = 0;     ///< customers whom a play at least contacts
  std::vector<ArtifactFile> files; ///< strategy.md, strategy.html, plan.json, and a list for each
                                   ///< play: campaigns/...
};

/// Plans the playbook for the customers of the fit; nothing is fitted anew. The files are those of
/// a fit with the playbook. Set `stop`, and Interrupted is thrown; not owned. Throws IoError,
/// DataError with the place in the playbook.
PlanResult plan_of(const FitResult& fit, const std::filesystem::path& playbook,
                   unsigned threads = 1, const std::atomic<bool>* stop = nullptr);

} // namespace ilk
