// Files that change while they are read, and the memory that a process may use.
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "io/csv.h"
#include "io/memory_limit.h"
#include "support/process.h"

namespace ilk {
namespace {

// As the program does.
class FaultsMended {
 public:
  FaultsMended() {
    struct sigaction action = {};
    action.sa_sigaction = [](int, siginfo_t* info, void*) {
      if (!mend_fault(info->si_addr)) ::signal(SIGBUS, SIG_DFL);
    };
    action.sa_flags = SA_SIGINFO;
    ::sigaction(SIGBUS, &action, &before_);
  }
  ~FaultsMended() { ::sigaction(SIGBUS, &before_, nullptr); }

 private:
  struct sigaction before_ = {};
};

void write_rows(const std::filesystem::path& path, int rows, const char* row) {
  std::ofstream file(path);
  file << "id,a,b\n";
  for (int i = 0; i < rows; ++i) file << i << row;
}

std::string fault_of_reading(const CsvFile& file) {
  Execution execution(1);
  ReadReport report;
  try {
    file.read(file.infer(), execution, report);
  } catch (const IoError& error) {
    return error.what();
  }
  return "";
}

TEST(ChangedFiles, AreToldWhenTheyShrinkGrowOrChangeInPlace) {
  const FaultsMended mended;
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "data.csv";
  const auto told = "was changed while it was read";
  write_rows(path, 100'000, ",1.5,2.5\n");
  {
    const CsvFile file = CsvFile::open(path);
    std::filesystem::resize_file(path, 10'000);
    EXPECT_NE(fault_of_reading(file).find(told), std::string::npos);
  }
  write_rows(path, 1000, ",1.5,2.5\n");
  {
    const CsvFile file = CsvFile::open(path);
    std::ofstream(path, std::ios::app) << "7,1,2\n";
    EXPECT_NE(fault_of_reading(file).find(told), std::string::npos);
  }
  write_rows(path, 1000, ",1.5,2.5\n");
  const CsvFile file = CsvFile::open(path);
  EXPECT_EQ(fault_of_reading(file), "");
  std::filesystem::rename(path, folder.path() / "moved.csv"); // another file may take its place
  EXPECT_EQ(fault_of_reading(file), "");
}

// Whatever is read while somebody writes: an answer or an error, and no fault.
TEST(ChangedFiles, NeverTakeTheProgramDown) {
  const FaultsMended mended;
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "data.csv";
  std::atomic<bool> stop = false;
  write_rows(path, 20'000, ",1.5,2.5\n");
  std::jthread writer([&] {
    for (int turn = 0; !stop; ++turn)
      write_rows(path, 20'000, turn % 2 == 0 ? ",\"1\n5\",2\n\n\n" : ",1.5,2.5\n1,2,3\n");
  });
  int answers = 0;
  for (int turn = 0; turn < 30; ++turn) try {
      const CsvFile file = CsvFile::open(path);
      Execution execution(2);
      ReadReport report;
      file.read(file.infer(), execution, report);
      ++answers;
    } catch (const Error&) {
      ++answers;
    }
  stop = true;
  EXPECT_EQ(answers, 30);
}

TEST(MemoryLimits, AreThoseOfTheControlGroups) {
  const test::TemporaryFolder folder;
  const auto write = [&](const std::string& path, const std::string& text) {
    const auto file = folder.path() / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text << "\n";
  };
  const std::string root = folder.path().string();
  constexpr auto none = static_cast<std::size_t>(-1);
  EXPECT_EQ(limit_of_groups("0::/a/b\n", root), none);
  write("a/b/memory.max", "max");
  write("a/memory.max", "2000");
  EXPECT_EQ(limit_of_groups("0::/a/b\n", root), 2000u);
  write("memory.max", "1500"); // a container's own
  EXPECT_EQ(limit_of_groups("0::/host/path\n", root), 1500u);
  write("memory/c/memory.limit_in_bytes", "900");
  EXPECT_EQ(limit_of_groups("5:cpu,memory:/c\n3:cpu:/\n", root), 900u);
  EXPECT_EQ(limit_of_groups("no lines", root), none);
  EXPECT_GT(memory_there_is(), 0u);
}

} // namespace
} // namespace ilk
