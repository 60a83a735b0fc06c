// Running the ilk program as a user would, and looking at what it leaves.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ilk::test {

struct Outcome {
  int exit_code = -1; ///< 128 + signal when killed by one
  std::string out;
  std::string err;
};

struct ProcessOptions {
  std::vector<std::string> environment; ///< "NAME=value", added
  std::size_t file_size_limit = 0;      ///< bytes that any file may have; 0 for no limit
  std::size_t memory_limit = 0;         ///< bytes of address space; 0 for no limit
  std::size_t process_limit = 0;        ///< threads of the user, if not root; 0 for no limit
  bool unprivileged = false;            ///< run as nobody when the tests run as root
  std::string stdin_file;               ///< standard input comes from here
  std::string stdout_file;              ///< standard output goes here instead
  std::string working_folder;           ///< where it starts; where the tests run when empty
  int ignored_signal = 0;               ///< ignored from the start, as nohup does; 0 none
  int interrupt_after_ms = 0;           ///< send SIGINT after so long; 0 never
  int kill_after_us = 0;                ///< send SIGKILL after so long; 0 never
  unsigned short columns = 0;           ///< of the terminal, which then takes standard output too
};

/// Runs the program with these arguments and waits for it.
Outcome run_ilk(const std::vector<std::string>& arguments, const ProcessOptions& options = {});

/// The same with standard error on a terminal of its own; what appeared there is in `err`.
Outcome run_ilk_on_terminal(const std::vector<std::string>& arguments,
                            const ProcessOptions& options = {});

/// A fresh folder that goes away with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  /// Writes a file and returns its path.
  std::string file(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

std::string read_text(const std::filesystem::path& path);

} // namespace ilk::test
