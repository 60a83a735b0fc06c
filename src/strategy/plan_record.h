// What a folder keeps of its plan, plan.json: what measuring it and planning again must know, and
// no more. The lists beside it say who is in which arm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "strategy/play.h"

namespace ilk {

struct RecordedSegment {
  std::uint32_t id = 0;
  std::string name;
};

struct RecordedPlay {
  std::string name;
  std::string title;
  std::string channel;
  std::string message;
  std::string kpi;
  double hold_out = 0; ///< share of its customers who are not contacted
  std::uint64_t contacts = 0;
  std::uint64_t held_out = 0;
  std::string list;          ///< file within the folder; empty where there is none
  std::string hold_out_list; ///< likewise
  std::optional<Assumptions> assumptions;
  bool is_all = false; ///< no play, but all of them together against the control group; not kept
};

struct PlanRecord {
  std::string playbook; ///< its file
  std::string playbook_sha256;
  std::string currency;
  std::string id_name; ///< header of the ids; empty where rows are numbered
  std::uint64_t seed = 0;
  double significance = 0.05;
  double power = 0.8;
  std::uint64_t customers = 0; ///< of the table
  double control = 0;          ///< share of them that is the control group, on no list
  std::string control_key;     ///< of its draw
  std::vector<RecordedSegment> segments;
  std::vector<RecordedPlay> plays; ///< in the order in which customers were given to them
};

inline constexpr const char* plan_record_name = "plan.json";

std::string to_json(const PlanRecord& record);

/// Throws DataError with what is wrong where.
PlanRecord plan_record_from_json(const std::string& text, const std::string& file);

/// That of a folder. Throws DataError where the folder holds no plan, or one that is
/// damaged; IoError.
PlanRecord load_plan_record(const std::filesystem::path& folder);

} // namespace ilk
