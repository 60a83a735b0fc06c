// Several renames as one piece of work, which whoever comes next completes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/staged_names.h"

namespace ilk {

/// Names are relative to the journal's folder and stay within it. What is renamed was staged,
/// and called so (base/staged_names.h).
struct RenameJournal {
  std::vector<std::pair<std::string, std::string>> renames; ///< from, to
  std::vector<std::string> removals;                        ///< files; a folder left empty goes too
  std::string stage;                                        ///< folder that goes at the end, or ""
};

/// Is it a relative name without "." and ".."?
bool stays_within(const std::filesystem::path& name);

/// Throws IoError where a folder on the way from `folder` to `name` is a link or no folder: what is
/// written there would lie elsewhere.
void require_plain_way(const std::filesystem::path& folder, const std::filesystem::path& name);

/// Throws IoError where a file cannot be renamed to the path, as far as can be told before.
void require_replaceable(const std::filesystem::path& path);

/// Whether a journal may be written there: not where somebody else's lies.
bool can_have_journal(const std::filesystem::path& folder);

/// Throws IoError.
void rename_over(const std::filesystem::path& from, const std::filesystem::path& to);

/// Whole and durable. Whoever holds the folder's lock may. Throws IoError.
void write_journal(const std::filesystem::path& folder, const RenameJournal& journal);

/// Does what the folder's journal says and takes the journal away; nothing where there is none.
/// What was done before is passed over. Whoever holds the folder's lock may. Throws IoError, and
/// for what is no journal of ilk; one that is not the user's own is passed over.
void finish_journal(const std::filesystem::path& folder);

/// The same, of an earlier process, under the folder's lock.
void complete_journal(const std::filesystem::path& folder);

} // namespace ilk
