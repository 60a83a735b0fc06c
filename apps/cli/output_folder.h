// The folder that a run writes to.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atomic_file.h"

namespace ilk::cli {

/// Artifacts gather under temporary names and appear together at commit; until then nothing in
/// the folder changes. Folders that were made for the run go away if the run fails.
class OutputFolder {
 public:
  /// Makes the folder and checks that it can be written to. Throws IoError.
  explicit OutputFolder(std::filesystem::path path);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  void add(const std::string& name, std::string_view text);
  void commit();

 private:
  void remove_made();

  std::filesystem::path path_;
  std::vector<std::filesystem::path> made_; // folders made for the run, innermost first
  std::vector<AtomicFile> files_;
};

} // namespace ilk::cli
