#include "cli/console.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/one_line.h"
#include "base/usable_cores.h"
#include "base/without_passwords.h"
#include "ilk/error.h"
#include "io/mapped_file.h"
#include "words/wrapped.h"

namespace ilk::cli {
namespace {

std::atomic<bool> stop_flag = false;

// Of whichever bar was told last; of fixed size, since it is asked for where memory has run out.
std::mutex stage_mutex;
std::array<char, 32> stage_name{};

// Writes all of it, or returns false with errno set.
bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool colours_wanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

bool shows_colours(int descriptor) {
  return ::isatty(descriptor) == 1 && colours_wanted();
}

constexpr std::string_view plain_again = "\x1b[0m";

std::string_view code_of(Colour colour) {
  switch (colour) {
  case Colour::green:
    return "\x1b[32m";
  case Colour::yellow:
    return "\x1b[33m";
  case Colour::red:
    break;
  }
  return "\x1b[31m";
}

// In columns, of a terminal; 0, which breaks nothing, of a file or a pipe.
std::size_t width_of(int descriptor) {
  if (::isatty(descriptor) != 1) return 0;
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

} // namespace

ProgressBar::ProgressBar(bool shown, std::vector<Stage> stages)
    : shown_(shown && ::isatty(STDERR_FILENO) == 1), stages_(std::move(stages)) {
  double total = 0;
  for (const Stage& stage : stages_) total += stage.weight;
  for (Stage& stage : stages_) stage.weight /= total;
}

ProgressBar::~ProgressBar() {
  if (drawn_) write_all(STDERR_FILENO, "\r" + std::string(60, ' ') + "\r");
}

void ProgressBar::stage(std::string_view name) {
  const std::lock_guard lock(mutex_);
  double begin = 0;
  for (const Stage& stage : stages_) {
    if (stage.name == name) {
      begin_ = begin;
      width_ = stage.weight;
    }
    begin += stage.weight;
  }
  name_ = name;
  {
    const std::lock_guard kept(stage_mutex);
    stage_name.fill(0);
    name.copy(stage_name.data(), stage_name.size() - 1);
  }
  draw(0);
}

void ProgressBar::advance(double share) {
  const std::lock_guard lock(mutex_);
  draw(share);
}

void ProgressBar::draw(double share) {
  using namespace std::chrono_literals;
  if (!shown_ || std::chrono::steady_clock::now() - began_ < 500ms) return;
  shown_share_ = std::max(shown_share_, begin_ + share * width_);
  const double done = shown_share_;
  constexpr int width = 30;
  const int filled = std::clamp(static_cast<int>(done * width), 0, width);
  const char* on = colours_wanted() ? "\x1b[36m" : "";
  const char* off = colours_wanted() ? "\x1b[0m" : "";
  write_all(STDERR_FILENO, fmt::format("\r{}[{:#<{}}{:.<{}}]{} {:3.0f}% {:<14}", on, "", filled, "",
                                       width - filled, off, 100 * std::min(1.0, done), name_));
  drawn_ = true;
}

std::string current_stage() {
  const std::lock_guard lock(stage_mutex);
  return stage_name.data();
}

void say(bool quiet, std::string_view text) {
  if (quiet) return;
  const std::string shown = wrapped(without_passwords(one_line(text)), width_of(STDERR_FILENO), 2);
  constexpr std::string_view warning = "warning:";
  const bool coloured = shown.starts_with(warning) && shows_colours(STDERR_FILENO);
  write_all(STDERR_FILENO,
            coloured ? fmt::format("{}{}{}{}\n", code_of(Colour::yellow), warning, plain_again,
                                   std::string_view(shown).substr(warning.size()))
                     : shown + "\n");
}

void say_error(std::string_view text) {
  write_all(STDERR_FILENO,
            wrapped(fmt::format("ilk: {}\n", without_passwords(without_controls(text))),
                    width_of(STDERR_FILENO), 2));
}

void print(std::string_view text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) throw ReaderGone();
  throw IoError(Place{"standard output"}, fmt::format("cannot write: {}", std::strerror(errno)),
                errno == ENOSPC ? "free some space; what was written is incomplete" : "");
}

void print_text(std::string_view text) {
  print(wrapped(without_passwords(without_controls(text)), width_of(STDOUT_FILENO)));
}

void print_text(std::string_view text, Colour colour) {
  const std::string shown =
      wrapped(without_passwords(without_controls(text)), width_of(STDOUT_FILENO));
  print(shows_colours(STDOUT_FILENO) ? fmt::format("{}{}{}", code_of(colour), shown, plain_again)
                                     : shown);
}

std::size_t width_of_output() {
  return width_of(STDOUT_FILENO);
}

const std::atomic<bool>& stop_requested() {
  return stop_flag;
}

namespace {

// A file that shrinks while it is read: its pages become zeros, and reading tells of the change.
void on_lost_page(int, siginfo_t* info, void*) {
  if (mend_fault(info->si_addr)) return;
  ::signal(SIGBUS, SIG_DFL); // anything else ends the program, when it faults again
}

} // namespace

void install_signal_handlers() {
  struct sigaction lost = {};
  lost.sa_sigaction = on_lost_page;
  lost.sa_flags = SA_SIGINFO;
  ::sigaction(SIGBUS, &lost, nullptr);
  struct sigaction action = {}, before = {};
  action.sa_handler = [](int) { stop_flag.store(true); };
  action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second Ctrl-C ends it wherever it waits
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) // nohup and shells have some ignored
    if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
      ::sigaction(number, &action, nullptr);
  action.sa_handler = SIG_IGN;
  action.sa_flags = 0;
  ::sigaction(SIGPIPE, &action, nullptr);
  ::sigaction(SIGXFSZ, &action, nullptr);
}

unsigned default_threads() {
  return usable_cores();
}

} // namespace ilk::cli
