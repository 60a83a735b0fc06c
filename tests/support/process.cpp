#include "support/process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/paths.h"

namespace ilk::test {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;

  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
};

[[noreturn]] void become_ilk(const std::vector<std::string>& arguments,
                             const ProcessOptions& options) {
  if (options.file_size_limit > 0) {
    const rlimit limit{options.file_size_limit, options.file_size_limit};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  if (options.memory_limit > 0) {
    const rlimit limit{options.memory_limit, options.memory_limit};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  if (!options.stdin_file.empty())
    ::dup2(::open(options.stdin_file.c_str(), O_RDONLY), STDIN_FILENO);
  if (!options.stdout_file.empty())
    ::dup2(::open(options.stdout_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
  for (const std::string& variable : options.environment) {
    const auto equals = variable.find('=');
    ::setenv(variable.substr(0, equals).c_str(), variable.substr(equals + 1).c_str(), 1);
  }
  constexpr unsigned nobody = 65534;
  if (options.unprivileged && ::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
    ::_exit(99);
  if (options.process_limit > 0) {
    const rlimit limit{options.process_limit, options.process_limit};
    ::setrlimit(RLIMIT_NPROC, &limit);
  }
  if (!options.working_folder.empty() && ::chdir(options.working_folder.c_str()) != 0) ::_exit(97);
  if (options.ignored_signal > 0) ::signal(options.ignored_signal, SIG_IGN);
  const std::string program = program_path();
  std::vector<char*> argv = {const_cast<char*>("ilk")};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  ::execv(program.c_str(), argv.data());
  ::_exit(98);
}

constexpr auto longest_run = std::chrono::minutes(5); // far longer than any takes

// Reads both until both end. A child that does not end is killed, and the last word says so.
void drain(pid_t child, int out, int err, Outcome& outcome) {
  const auto last = std::chrono::steady_clock::now() + longest_run;
  std::array<pollfd, 2> polled = {pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
  std::array<std::string*, 2> texts = {&outcome.out, &outcome.err};
  std::array<char, 65536> buffer;
  int open = 2;
  while (open > 0) {
    const int ready = ::poll(polled.data(), polled.size(), 1000);
    if (std::chrono::steady_clock::now() > last) {
      ::kill(child, SIGKILL);
      outcome.err += "\nkilled by the test: it had not ended after five minutes\n";
      return;
    }
    if (ready <= 0) continue;
    for (std::size_t i = 0; i < 2; ++i) {
      if (polled[i].fd < 0 || polled[i].revents == 0) continue;
      const ssize_t got = ::read(polled[i].fd, buffer.data(), buffer.size());
      if (got > 0) {
        texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      } else { // end of file, or EIO from a terminal whose other side is gone
        ::close(polled[i].fd);
        polled[i].fd = -1;
        --open;
      }
    }
  }
}

Outcome finish(pid_t child, int out, int err, const ProcessOptions& options) {
  std::thread interrupter;
  const int after_us =
      options.kill_after_us > 0 ? options.kill_after_us : options.interrupt_after_ms * 1000;
  if (after_us > 0)
    interrupter = std::thread([&] { // which is joined before the child is waited for
      std::this_thread::sleep_for(std::chrono::microseconds(after_us));
      ::kill(child, options.kill_after_us > 0 ? SIGKILL : SIGINT);
    });
  Outcome outcome;
  drain(child, out, err, outcome);
  if (interrupter.joinable()) interrupter.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return outcome;
}

} // namespace

Outcome run_ilk(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  Pipe out, err;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out.write_end, STDOUT_FILENO);
    ::dup2(err.write_end, STDERR_FILENO);
    become_ilk(arguments, options);
  }
  ::close(out.write_end);
  ::close(err.write_end);
  return finish(child, out.read_end, err.read_end, options);
}

Outcome run_ilk_on_terminal(const std::vector<std::string>& arguments,
                            const ProcessOptions& options) {
  Pipe out;
  int terminal = -1, other = -1;
  if (::openpty(&terminal, &other, nullptr, nullptr, nullptr) != 0)
    throw std::runtime_error("no terminal");
  winsize size{};
  size.ws_row = 24;
  size.ws_col = options.columns;
  ::ioctl(terminal, TIOCSWINSZ, &size);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(options.columns > 0 ? other : out.write_end, STDOUT_FILENO);
    ::dup2(other, STDERR_FILENO);
    ::close(terminal);
    ::close(other);
    become_ilk(arguments, options);
  }
  ::close(out.write_end);
  ::close(other);
  return finish(child, out.read_end, terminal, options);
}

// Of letters that no word, name or number in a test has: what it looks for is not in a path.
TemporaryFolder::TemporaryFolder() {
  constexpr std::string_view letters = "jqvxz";
  static std::random_device random;
  bool made = false;
  while (!made) {
    std::string name = "ilk-test-";
    for (int i = 0; i < 12; ++i) name += letters[random() % letters.size()];
    path_ = std::filesystem::temp_directory_path() / name;
    made = ::mkdir(path_.c_str(), 0700) == 0;
    if (!made && errno != EEXIST)
      throw std::runtime_error("no temporary folder: " + path_.string());
  }
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(const std::string& name, const std::string& text) const {
  std::ofstream(path_ / name, std::ios::binary) << text;
  return (path_ / name).string();
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text; // an iterator, letter by letter, takes long without optimisation
  text << file.rdbuf();
  return std::move(text).str();
}

} // namespace ilk::test
