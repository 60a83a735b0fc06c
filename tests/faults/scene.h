// A command of ilk over what an earlier one left, to be broken off in many places.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "faults/folder_state.h"
#include "support/process.h"

namespace ilk::test {

/// In words, {out} stands for the folder of results and {at} for the folder around it.
using Words = std::vector<std::string>;

struct Scenario {
  std::string name;
  std::vector<Words> before; ///< what ran earlier, in order
  Words words;               ///< what is broken off
  Words next;                ///< what the user does then
  bool stale_pages = false;  ///< pages of the folder are those of an earlier ilk
  bool has_folder = true;    ///< else it writes files, each whole by itself
};

/// How results take their place.
struct Way {
  std::string name;
  int no_exchange = 0;      ///< the errno with which two folders cannot be exchanged
  bool from_within = false; ///< ilk runs in the folder of results: -o .
};

inline const Way exchanging{"ByExchange", 0, false};

/// The commands that write files.
const Scenario& scenario_called(const std::string& name);

/// A call that the preloaded library counts.
struct Call {
  std::string name, kinds, path, other;

  bool is(char kind) const { return kinds.find(kind) != std::string::npos; }
};

/// The lines that the preloaded library wrote.
std::vector<Call> calls_of(const std::string& log);

/// What was there before the command, what is there after it, and the calls between.
class Scene {
 public:
  /// Made once; throws std::runtime_error when a command fails that nothing disturbs.
  static const Scene& of(const Scenario& scenario, const Way& way = exchanging);

  const Scenario& scenario() const { return scenario_; }
  const Way& way() const { return way_; }
  const FolderState& old_state() const { return old_; }
  const FolderState& new_state() const { return new_; }
  const FolderState& old_after_next() const { return old_after_next_; }
  const FolderState& new_after_next() const { return new_after_next_; }
  const std::vector<std::string>& users_files() const { return users_; }

  /// The calls of a run that nothing disturbs: the n-th is calls()[n - 1].
  const std::vector<Call>& calls() const { return calls_; }

  /// Runs words in a copy of the folder, perhaps with a fault (see preloaded/file_faults.cpp).
  Outcome run(const std::filesystem::path& at, const Words& words, const std::string& fault = "",
              ProcessOptions options = {}, const std::string& log = "") const;

  /// Copies what was there before the command.
  void lay_out(const std::filesystem::path& at) const;

 private:
  Scene(const Scenario& scenario, const Way& way);

  Scenario scenario_;
  Way way_;
  TemporaryFolder template_;
  std::vector<std::string> users_;
  FolderState old_, new_, old_after_next_, new_after_next_;
  std::vector<Call> calls_;
};

/// One command in a folder of its own.
class Trial {
 public:
  explicit Trial(const Scene& scene);

  std::filesystem::path path() const { return folder_.path(); }

  /// The command with that fault; what is told below is of the folder as it is then.
  Outcome run(const std::string& fault, const ProcessOptions& options = {});
  /// Other words in the same folder.
  Outcome run_words(const Words& words);
  /// Looks again, where something else has changed the folder.
  void look();
  const FolderState& state() const { return state_; }

  enum class Whose { old_run, new_run, either, neither };

  /// What is wrong with the folder as it is now; empty when it is wholly that run's, and the user's
  /// own files are as they were.
  std::string wrong(Whose expected) const;
  /// The same, of the user's files alone.
  std::string wrong_with_users() const;
  /// Files and folders that lie about and are none of that run's.
  std::string left(Whose expected) const;

  /// Lets the user's next command run; what is wrong after it, leftovers included. `found`: whose
  /// the folder was before it.
  std::string wrong_after_next(Whose found);

  /// Whose the folder is now.
  Whose whose() const;

 private:
  const Scene& scene_;
  TemporaryFolder folder_;
  std::map<std::string, std::string> users_;
  FolderState state_;
};

/// The trials of a test that went wrong; a test shows the first of them.
class Problems {
 public:
  void add(const std::string& trial, const std::string& problem);
  bool none() const { return wrong_ == 0; }
  std::string words() const;

 private:
  std::size_t trials_ = 0, wrong_ = 0;
  std::string first_;
};

/// ILK_ALL_SEEDS=1: every trial is made.
bool all_trials();

/// Numbers of calls, from 1, of which each is one of these kinds (one letter is enough; all calls
/// when empty): about `most` of them, or all when all trials are wanted. Half of them at least are
/// calls from the first on that gives a file its place; what comes before looks alike, file after
/// file. Every p-th is taken, p prime, so that the steps of no file fall in with it.
std::vector<std::size_t> numbers_of(const Scene& scene, const std::string& kinds, std::size_t most);

/// "call 17, rename out/.x out/x", as failures say it.
std::string words_of(const Scene& scene, std::size_t number);

} // namespace ilk::test
