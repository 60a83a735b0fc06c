// The description of a log in TOML: roles of its columns, the window, attributes of one's own.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "behaviour/attribute.h"
#include "behaviour/infer_log.h"

namespace ilk {

/// What the file says; what it leaves out is found or has a default.
struct LogDictionary {
  GivenLogRoles roles = {};
  std::string unit = {}; ///< of amounts
  std::optional<DateOrder> date_order = {};
  bool foretell = false; ///< whether a model of buying is fitted, beside own attributes
  std::map<std::string, std::string> window = {}; ///< from, until, length, grain, as written
  std::vector<AttributeSpec> attributes = {};
  std::optional<bool> standard = {}; ///< whether the standard attributes are taken too
};

/// Reads [columns], [window], [[attribute]] and `standard`; docs/transactions.md says what they
/// hold. Throws DataError with line and remedy for an unknown key or word, an attribute named
/// twice, a take without its column, and what else cannot be meant; IoError when the file cannot be
/// read.
LogDictionary load_log_dictionary(const std::filesystem::path& path);

/// The description by which customers were made, without its window's days. load_log_dictionary
/// reads it back equal.
std::string to_toml(const LogSchema& log, Grain grain, bool foretell,
                    const std::vector<AttributeSpec>& attributes);

} // namespace ilk
