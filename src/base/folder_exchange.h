// A folder put in another's place in one step, with all that is not ilk's carried over.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ilk {

/// Names within a folder: "campaigns/win-back.csv".
using NameTest = std::function<bool(const std::string&)>;

/// Can a folder beside `folder` take its place? Not when it is the root of a mount, has a group or
/// an access list that what is made in it takes over, or the process stands in it and would find
/// itself in the old one.
bool can_be_exchanged(const std::filesystem::path& folder);

/// Gives `to` what is in `from`, files by hard links, but for `leaves_out` and what ilk stages;
/// with the modes and owners of the folders. Returns the names that `to` now has too, folders
/// before what is in them; none when something cannot be carried so, and then nothing was.
std::optional<std::vector<std::string>> carry_over(const std::filesystem::path& from,
                                                   const std::filesystem::path& to,
                                                   const NameTest& leaves_out);

/// Undoes carry_over.
void uncarry(const std::filesystem::path& to, const std::vector<std::string>& carried);

/// One takes the other's place (renameat2, RENAME_EXCHANGE). False where that cannot be.
bool exchange(const std::filesystem::path& one, const std::filesystem::path& other);

/// Moves what `to` lacks, and what is newer than there, out of a folder that was exchanged, but for
/// `is_old`: what somebody has put there while it was being exchanged.
void bring_over(const std::filesystem::path& from, const std::filesystem::path& to,
                const NameTest& is_old);

} // namespace ilk
