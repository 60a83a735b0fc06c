// Several renames as one piece of work, which whoever comes next completes.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ilk {

/// The file in a folder that holds one.
constexpr std::string_view journal_name = ".ilk-journal";

/// Names are relative to the journal's folder and stay within it. What is renamed was staged: a
/// part of its name has ".ilk-" in it.
struct RenameJournal {
  std::vector<std::pair<std::string, std::string>> renames; ///< from, to
  std::vector<std::string> removals;                        ///< files; a folder left empty goes too
  std::string stage;                                        ///< folder that goes at the end, or ""
};

/// Is it a relative name without "." and ".."?
bool stays_within(const std::filesystem::path& name);

/// Throws IoError.
void rename_over(const std::filesystem::path& from, const std::filesystem::path& to);

/// Whole and durable. Whoever holds the folder's lock may. Throws IoError.
void write_journal(const std::filesystem::path& folder, const RenameJournal& journal);

/// Does what the folder's journal says and takes the journal away; nothing where there is none.
/// What was done before is passed over. Whoever holds the folder's lock may. Throws IoError, and
/// for what is no journal of ilk; one of neither the user's own nor the folder's owner's is passed
/// over.
void finish_journal(const std::filesystem::path& folder);

/// The same, of an earlier process, under the folder's lock.
void complete_journal(const std::filesystem::path& folder);

} // namespace ilk
