// A folder that holds the files of one result, wholly.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atomic_file.h"

namespace ilk {

/// Artifacts gather under temporary names and appear together at commit; until then nothing in
/// the folder changes. Folders that were made for the run go away if the run fails.
class OutputFolder {
 public:
  /// Makes the folder and checks that it can be written to. Throws IoError, and UsageError for what
  /// is the address of a database with its password, which the folder would be called.
  explicit OutputFolder(std::filesystem::path path);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// `name` may have a folder before it ("campaigns/win-back.csv"), which is made too.
  void add(const std::string& name, std::string_view text);

  /// A file of an earlier run that is to go at commit, unless it is added. Nothing happens where
  /// there is none; a folder within this one that it leaves empty goes too.
  void remove(const std::string& name);

  void commit();

 private:
  void make_folder(const std::filesystem::path& folder);
  void remove_made();
  void remove_stale() const;

  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_; // folders made for the run, innermost first
  std::vector<AtomicFile> files_;
  std::vector<std::filesystem::path> added_;
  std::vector<std::filesystem::path> stale_;
};

} // namespace ilk
