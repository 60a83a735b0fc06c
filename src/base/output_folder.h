// A folder that holds the files of one result, wholly.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "base/held_lock.h"
#include "base/manifest.h"

namespace ilk {

/// Artifacts gather in a hidden folder beside it, which takes the folder's place at commit in one
/// step, with everything that is not the result's carried over. Where that cannot be (a mount, the
/// folder that the process stands in, a file system that cannot exchange), they gather in a hidden
/// folder within and are renamed by a journal, which the next object for the folder completes.
/// What processes that died have left is taken away by the next one too. Not for two threads.
class OutputFolder {
 public:
  enum class Lock { at_commit, from_start }; ///< for whoever reads in it what it writes anew
  enum class Earlier { goes, stays };        ///< files of the same result that were not added

  /// Makes the folder and checks that it can be written to. `result`: the command whose files these
  /// are ("ilk run"), as the manifest names it. Throws IoError, and UsageError for what is the
  /// address of a database with its password, which the folder would be called.
  OutputFolder(std::filesystem::path path, std::string result, Lock lock = Lock::at_commit);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// A file that is read: nothing is written over it.
  void protect(const std::filesystem::path& input);

  /// `name` may have a folder before it ("campaigns/win-back.csv"), which is made too. Throws
  /// IoError, and UsageError where it would take a protected file's place.
  void add(const std::string& name, std::string_view text);

  /// The same for a text that comes in pieces, which `make` hands over.
  void add_pieces(const std::string& name, FunctionRef<void(const TextSink&)> make);

  /// The same for a file of another result that is drawn anew: it stays that one's, and goes when
  /// that one's files do.
  void renew(const std::string& owner, const std::string& name, std::string_view text);

  /// Files of another result whose names begin so go at the commit, as they speak of what this one
  /// replaces; but for those that somebody has changed.
  void supersede(std::string result, std::string beginning = "");

  /// All that was added appears. Files of the same result that an earlier commit has left, and that
  /// nobody has changed since, go; so does a folder that they leave empty. Throws IoError, and
  /// the folder is as it was, or with a journal is completed by the next.
  void commit(Earlier earlier = Earlier::goes);

 private:
  void make_stage();
  bool make_stage_at(const std::filesystem::path& pattern);
  void clear_left_behind() const;
  void require_free_manifest() const;
  bool is_superseded(const std::string& result, const std::string& name) const;
  std::set<std::string> left_of_earlier(const Manifest& manifest) const;
  Manifest with_added(Manifest manifest, Earlier earlier) const;
  bool commit_by_exchange(const std::set<std::string>& gone);
  void commit_by_journal(const std::set<std::string>& gone);
  void remove_made();

  std::filesystem::path path_;
  std::string result_;
  std::filesystem::path root_;              // what path_ is, whatever links lead to it
  std::vector<std::filesystem::path> made_; // folders made for the run, innermost first
  std::filesystem::path stage_;
  std::optional<HeldLock> stage_lock_;         // says that its owner is alive
  std::optional<HeldLock> lock_;               // of the folder
  std::map<std::string, std::string> added_;   // with their hashes
  std::map<std::string, std::string> renewed_; // of these, whose they are
  std::vector<std::filesystem::path> protected_;
  std::vector<std::pair<std::string, std::string>> superseded_; // result, beginning of names
};

} // namespace ilk
