// What lies in a folder, and whose it is: an old run's, a new run's, or a mixture.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ilk::test {

/// By path below the folder: what kind of thing lies there, and its content. What is different in
/// every run of the same command is left out: the timings in run.json and summary.json, and the
/// hashes of these two in manifest.sha256.
using FolderState = std::map<std::string, std::string>;

FolderState state_of(const std::filesystem::path& folder);

/// How `found` differs from what `wanted` has; empty when everything is there. Files that only
/// `other` has must be absent; whatever neither has is left over, and no difference.
std::string differences(const FolderState& found, const FolderState& wanted,
                        const FolderState& other);

/// What is in `found` and in neither of the two: temporary files, and folders without purpose.
std::vector<std::string> leftovers(const FolderState& found, const FolderState& one,
                                   const FolderState& other);

/// What the manifest in the folder, or in its folder out, says of files that are otherwise; empty
/// when all is true.
std::string untrue_manifests(const std::filesystem::path& folder);

/// A user's own files below a folder: the same files with the same bytes, time and rights, so that
/// whoever has one open or linked goes on with it.
std::map<std::string, std::string> identities(const std::filesystem::path& folder,
                                              const std::vector<std::string>& paths);

} // namespace ilk::test
