// What takes its time: a bar that comes after half a second, and interrupts. These tests run alone.
#include <chrono>
#include <filesystem>

#include <gtest/gtest.h>

#include "support/kept_runs.h"
#include "support/postgres_server.h"
#include "support/process.h"

namespace ilk {
namespace {

using test::Outcome;
using test::ProcessOptions;
using test::run_ilk;
using test::TemporaryFolder;

TEST(Timed, ProgressIsShownOnATerminalOnlyAndRespectsNoColor) {
  const TemporaryFolder folder;
  // A run of a second or more.
  const std::vector<std::string> arguments = {
      "run",      test::kept_customers(3000), "-o",         folder / "out", "--threads", "1",
      "--config", test::quick_config(),       "--encoders", "8"};
  ProcessOptions plain;
  plain.environment = {"NO_COLOR=1"};
  const Outcome on_terminal = test::run_ilk_on_terminal(arguments);
  const Outcome without_color = test::run_ilk_on_terminal(arguments, plain);
  const Outcome in_pipe = run_ilk(arguments);
  ASSERT_EQ(on_terminal.exit_code, 0);
  EXPECT_NE(on_terminal.err.find('%'), std::string::npos);
  EXPECT_NE(on_terminal.err.find("\x1b["), std::string::npos);
  EXPECT_NE(without_color.err.find('%'), std::string::npos);
  EXPECT_EQ(without_color.err.find('\x1b'), std::string::npos);
  EXPECT_EQ(in_pipe.err.find('\r'), std::string::npos) << in_pipe.err;
  EXPECT_EQ((in_pipe.err + in_pipe.out).find('\x1b'), std::string::npos);
}

TEST(Timed, AnInterruptLeavesNothing) {
  const TemporaryFolder folder;
  ProcessOptions options;
  options.interrupt_after_ms = 150;
  const Outcome outcome = run_ilk({"run", test::kept_customers(20000), "-o", folder / "out",
                                   "--threads", "1", "--encoders", "64"},
                                  options);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Timed, AnInterruptStopsALongQuery) {
  const test::PostgresServer server;
  ProcessOptions options;
  options.interrupt_after_ms = 1000;
  const auto begun = std::chrono::steady_clock::now();
  const Outcome outcome =
      run_ilk({"schema", server.address(), "--query", "SELECT pg_sleep(60)"}, options);
  EXPECT_EQ(outcome.exit_code, 130) << outcome.err;
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(30));
}

} // namespace
} // namespace ilk
