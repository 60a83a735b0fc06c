// What the program says, and where: data to standard output, everything else to standard error.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/execution.h"
#include "ilk/error.h"

namespace ilk::cli {

/// Exit codes, as documented in README.md.
enum ExitCode : int {
  ok = 0,
  gate_failed = 1,
  usage = 2,
  bad_data = 3,
  bad_model = 4,
  io = 5,
  out_of_memory = 6,
  interrupted = 130,
  reader_gone = 141, ///< as a shell says it of a program that SIGPIPE ended
};

/// A progress bar on standard error: only on a terminal, only after half a second, and gone when
/// the work is done. Colours only without NO_COLOR.
class ProgressBar : public Progress {
 public:
  struct Stage {
    std::string_view name;
    double weight; ///< about its share of the time
  };

  /// `shown` is false for --quiet. `stages`: what is to come; other stages leave the bar where it
  /// is, and so does one that comes again until it is further.
  ProgressBar(bool shown, std::vector<Stage> stages);
  ~ProgressBar() override;

  void stage(std::string_view name) override;
  void advance(double share) override;

 private:
  void draw(double share);

  bool shown_;
  std::vector<Stage> stages_;
  double begin_ = 0; ///< of the stage, as a share of all
  double width_ = 0; ///< likewise
  double shown_share_ = 0;
  std::string name_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  bool drawn_ = false;
  std::mutex mutex_;
};

/// What the program was doing last, for example "encode"; empty before any stage.
std::string current_stage();

/// A line on standard error, broken at the width of a terminal; suppressed by --quiet. A warning is
/// coloured there.
void say(bool quiet, std::string_view text);

/// An error on standard error, broken likewise, always shown.
void say_error(std::string_view text);

/// Whoever read standard output, such as `head`, has seen enough: the program ends without a word.
class ReaderGone : public IoError {
 public:
  ReaderGone() : IoError("standard output is read no more") {}
};

/// Text on standard output. Throws ReaderGone, and IoError, for example when a disk is full.
void print(std::string_view text);

/// Sentences on standard output: without control characters, broken at the width of a terminal.
void print_text(std::string_view text);

/// Likewise, in a colour where standard output is a terminal that shows them, and nobody asked for
/// none (NO_COLOR).
enum class Colour { green, yellow, red };
void print_text(std::string_view text, Colour colour);

/// In columns, of a terminal; 0 of a file or a pipe.
std::size_t width_of_output();

/// Set by Ctrl-C and by SIGTERM.
const std::atomic<bool>& stop_requested();

/// Makes Ctrl-C and SIGTERM ask for a stop, and failed writes ordinary errors.
void install_signal_handlers();

/// The number of threads to use when not told: the cores this process may run on.
unsigned default_threads();

} // namespace ilk::cli
