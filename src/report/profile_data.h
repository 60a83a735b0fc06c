// The profile of a table as JSON; see docs/profile.md.
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "facts/alerts.h"
#include "facts/figure.h"
#include "facts/named_words.h"
#include "io/read.h"
#include "profile/explored.h"
#include "report/data_caps.h"
#include "report/provenance.h"

namespace ilk {

/// The shape of the data objects of profile and report: `ilk.format`. A reader refuses others.
inline constexpr int data_format = 4;

/// Everything that a table says: what `ilk profile` writes, and what its page draws.
nlohmann::json profile_data(const Read& read, const Explored& explored,
                            const Provenance& provenance = {});

/// The part of it that a report of segments has too: all but attributes and correlation, not yet
/// tidied. `alerts`: of the table, or of its preparation too.
nlohmann::json table_data(const Read& read, const Explored& explored,
                          const std::vector<Alert>& alerts, const Provenance& provenance,
                          const DataCaps& caps);

/// Where the table came from and which rows were left out.
nlohmann::json source_json(const Read& read, Ids ids);

/// What is needed to make it again: what the run was told, and the table.
nlohmann::json settings_json(const Read& read, const Provenance& provenance,
                             std::vector<NamedWords> settings);

/// Alerts, gravest first, as facts `Finding`.
nlohmann::json findings_json(const std::vector<Alert>& alerts, Ids ids, FigureForm form);

} // namespace ilk
