// Bad input as a new user meets it: a clear message, the right exit code, nothing half-written.
#include <fstream>

#include <gtest/gtest.h>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/paths.h"
#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

using test::Outcome;
using test::ProcessOptions;
using test::run_ilk;
using test::TemporaryFolder;

// Runs `ilk run data -o out`, expects failure with that exit code and these words in the message,
// and that no output appeared.
void expect_failure(const TemporaryFolder& folder, const std::string& data, int exit_code,
                    const std::vector<std::string>& words,
                    const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"run", data, "-o", folder / "out"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Outcome outcome = run_ilk(arguments);
  EXPECT_EQ(outcome.exit_code, exit_code) << outcome.err;
  for (const std::string& word : words)
    EXPECT_NE(outcome.err.find(word), std::string::npos)
        << "no '" << word << "' in: " << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(std::filesystem::exists(folder / "out")) << "something was written";
}

TEST(Errors, MissingFile) {
  const TemporaryFolder folder;
  expect_failure(folder, folder / "none.csv", 5,
                 {"none.csv", "No such file", "check the spelling"});
}

TEST(Errors, Directory) {
  const TemporaryFolder folder;
  expect_failure(folder, folder.path().string(), 3, {folder.path().string(), "folder"});
}

TEST(Errors, EmptyFile) {
  const TemporaryFolder folder;
  expect_failure(folder, folder.file("a.csv", ""), 3, {"a.csv", "empty"});
}

TEST(Errors, HeaderOnly) {
  const TemporaryFolder folder;
  expect_failure(folder, folder.file("a.csv", "id,spend,visits\n"), 3, {"a.csv", "no customers"});
}

TEST(Errors, OneRow) {
  const TemporaryFolder folder;
  expect_failure(folder, folder.file("a.csv", "id,spend,visits\nA,1,2\n"), 3,
                 {"a.csv", "1 customer", "one row per customer"});
}

TEST(Errors, AllColumnsConstant) {
  const TemporaryFolder folder;
  std::string text = "id,spend,visits\n";
  for (int i = 0; i < 50; ++i) text += "C" + std::to_string(i) + ",7,3\n";
  expect_failure(folder, folder.file("a.csv", text), 3,
                 {"a.csv", "no attribute is left", "ilk schema"});
}

TEST(Errors, DuplicateIds) {
  const TemporaryFolder folder;
  const std::string text = test::small_table(30) + "C0004,9,9,0.5\n";
  expect_failure(folder, folder.file("a.csv", text), 3,
                 {"a.csv", "line 32", "line 6", "one row per customer"});
}

TEST(Errors, TextInANumberColumn) {
  const TemporaryFolder folder;
  const std::string bad = test::small_table(30) + "C9001,many,2,0.5\n";
  // With the default policy the row is left out, and the message names its place.
  const Outcome outcome = run_ilk({"run", folder.file("a.csv", bad), "-o", folder / "kept"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* word : {"a.csv", "line 32", "column 2", "spend", "not a number"})
    EXPECT_NE(outcome.err.find(word), std::string::npos) << word << " in: " << outcome.err;
  expect_failure(folder, folder / "a.csv", 3, {"a.csv", "line 32", "column 2", "spend", "mend"},
                 {"--on-bad-row", "fail"});
}

TEST(Errors, TooManyBadRows) {
  const TemporaryFolder folder;
  std::string text = test::small_table(30);
  for (int i = 0; i < 5; ++i) text += "C900" + std::to_string(i) + ",1,2,3,4\n";
  expect_failure(folder, folder.file("a.csv", text), 3,
                 {"a.csv", "line 32", "has 5 fields, the header has 4", "5 of 35 rows"});
}

TEST(Errors, TwoCustomersWithFiveSegments) {
  const TemporaryFolder folder;
  expect_failure(folder, folder.file("a.csv", "id,spend,visits\nA,1,2\nB,3,5\n"), 3,
                 {"a.csv", "2 different customers", "5 segments", "--k"}, {"--k", "5"});
}

TEST(Errors, NaNAndInfinityAreMissing) {
  const TemporaryFolder folder;
  const std::string text =
      test::small_table(40) + "C9001,NaN,2,0.5\nC9002,inf,2,0.5\nC9003,5,Infinity,0.5\n";
  const Outcome outcome = run_ilk({"run", folder.file("a.csv", text), "-o", folder / "out"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err.find("line 4"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.out.find("43 customers"), std::string::npos) << outcome.out;
  for (const char* word : {"'inf' is taken as missing", "'Infinity' is taken as missing"})
    EXPECT_NE(outcome.out.find(word), std::string::npos) << word << " in: " << outcome.out;
}

TEST(Errors, AllMissingColumnIsLeftOutWithANote) {
  const TemporaryFolder folder;
  std::string text = "id,spend,visits,nothing\n";
  for (int i = 0; i < 40; ++i)
    text +=
        "C" + std::to_string(i) + "," + std::to_string(i % 7) + "," + std::to_string(i % 3) + ",\n";
  const Outcome outcome = run_ilk({"run", folder.file("a.csv", text), "-o", folder / "out"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("nothing has no values and is left out"), std::string::npos)
      << outcome.err;
}

TEST(Errors, OneGigabyteInOneLine) {
  const TemporaryFolder folder;
  if (std::filesystem::space(folder.path()).available < (std::uintmax_t{2} << 30))
    GTEST_SKIP() << "less than 2 GiB free in " << folder.path();
  {
    std::ofstream file(folder / "a.csv", std::ios::binary);
    const std::string piece(std::size_t{1} << 24, 'a');
    for (int i = 0; i < 64; ++i) file << piece;
  }
  expect_failure(folder, folder / "a.csv", 3, {"a.csv", "line 1", "header"});
}

TEST(Errors, BinaryFile) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 4096; ++i) bytes.push_back(static_cast<char>((i * 37) % 256));
  expect_failure(folder, folder.file("a.csv", bytes), 3,
                 {"a.csv", "is not text", "export it as CSV"});
}

TEST(Errors, NoWritePermission) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  ::chmod(folder.path().c_str(), 0555);
  ProcessOptions options;
  options.unprivileged = true;
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out"}, options);
  ::chmod(folder.path().c_str(), 0755);
  if (outcome.exit_code == 98)
    GTEST_SKIP() << "an unprivileged user cannot run the program where it was built";
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  EXPECT_NE(outcome.err.find("out"), std::string::npos);
  EXPECT_NE(outcome.err.find("Permission denied"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Errors, OutputPathIsAFile) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  const std::string in_the_way = folder.file("taken", "keep me");
  const Outcome outcome = run_ilk({"run", data, "-o", in_the_way});
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  EXPECT_NE(outcome.err.find("taken"), std::string::npos);
  EXPECT_EQ(test::read_text(in_the_way), "keep me");
}

TEST(Errors, FileSizeLimitLeavesTheOldArtifacts) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  std::filesystem::create_directory(folder / "out");
  folder.file("out/model.json", "old");
  ProcessOptions options;
  options.file_size_limit = 4096;
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out"}, options);
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  EXPECT_NE(outcome.err.find("File too large"), std::string::npos) << outcome.err;
  EXPECT_EQ(test::read_text(folder / "out/model.json"), "old");
  const std::filesystem::directory_iterator files(folder / "out");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1) << "temporary files were left";
}

TEST(Errors, FullDisk) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  std::filesystem::create_directory(folder / "disk");
  if (::mount("none", (folder / "disk").c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "a small disk cannot be mounted here (needs root); FileSizeLimit stands in";
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "disk/out"});
  const bool nothing_left = !std::filesystem::exists(folder / "disk/out");
  ::umount((folder / "disk").c_str());
  EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
  EXPECT_NE(outcome.err.find("No space left on device"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("free some space"), std::string::npos) << outcome.err;
  EXPECT_TRUE(nothing_left);
}

TEST(Errors, FullStandardOutput) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  ProcessOptions options;
  options.stdout_file = "/dev/full";
  const Outcome outcome = run_ilk({"simulate", "credit-card", "--rows", "100"}, options);
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_NE(outcome.err.find("standard output"), std::string::npos) << outcome.err;
}

TEST(Errors, HelpOnAFullDiskIsAnErrorToo) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  ProcessOptions options;
  options.stdout_file = "/dev/full";
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--help"}, {"run", "--help"}, {"--version"}}) {
    const Outcome outcome = run_ilk(words, options);
    EXPECT_EQ(outcome.exit_code, 5) << words[0];
    EXPECT_NE(outcome.err.find("standard output"), std::string::npos) << outcome.err;
  }
}

// As with other tools: head ends, and nobody complains.
TEST(Errors, AReaderThatLeavesIsNone) {
  const TemporaryFolder folder;
  for (const std::string& words :
       {std::string("--help"), std::string("simulate credit-card --rows 200000")}) {
    const std::string command = "( " + test::program_path() + " " + words + "; echo $? > " +
                                (folder / "code") + " ) 2> " + (folder / "err") + " | true";
    for (int attempt = 0; attempt < 20; ++attempt) { // true may be slow to leave
      ASSERT_EQ(std::system(command.c_str()), 0);
      const std::string code = test::read_text(folder / "code");
      EXPECT_TRUE(code == "141\n" || code == "0\n") << code;
      EXPECT_EQ(test::read_text(folder / "err"), "");
      if (code == "141\n") break;
    }
    if (words != "--help") {
      EXPECT_EQ(test::read_text(folder / "code"), "141\n");
    }
  }
}

TEST(Errors, FewerCoresThanTheMachineHasAreNoMatter) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(60));
  for (const char* threads : {"", " --threads 3"}) {
    const std::string command = "taskset -c 0 " + test::program_path() + " profile " + data +
                                " -o " + (folder / "out") + threads + " > " + (folder / "said") +
                                " 2> " + (folder / "err");
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(test::read_text(folder / "err"), "");
  }
}

TEST(Errors, WhatDoesNotFitInMemoryLiesOnTheDisk) {
  const TemporaryFolder folder;
  const std::string data = folder / "a.csv";
  ASSERT_EQ(run_ilk({"simulate", "credit-card", "--rows", "200000", "-o", data}).exit_code, 0);
  const std::string quick = folder.file(
      "quick.toml", "[segments]\nevidence_rows = 1000\nkinds = false\n[encoder]\nencoders = 1\n");
  const auto run = [&](const std::string& out, const std::string& memory,
                       const std::string& threads) {
    const Outcome outcome =
        run_ilk({"run", data, "-o", folder / out, "--k", "6", "--config", quick, "--memory", memory,
                 "--threads", threads, "--scratch", folder.path().string()});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  };
  run("little", "64M", "1");
  run("much", "4G", "2");
  for (const char* file : {"model.json", "segments.csv", "report.json", "outliers.csv"})
    EXPECT_TRUE(test::read_text(folder / ("little/" + std::string(file))) ==
                test::read_text(folder / ("much/" + std::string(file))))
        << file;

  const Outcome full = run_ilk({"profile", data, "-o", folder / "out", "--memory", "64M",
                                "--scratch", "/proc"}); // where nothing can be written
  EXPECT_EQ(full.exit_code, 5) << full.err;
  for (const char* words : {"/proc", "no room", "--scratch", "--memory"})
    EXPECT_NE(full.err.find(words), std::string::npos) << full.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
  EXPECT_EQ(run_ilk({"profile", data, "--scratch", folder / "none"}).exit_code, 2);
}

// What is freed while the error is made lies elsewhere with every length of a name: none of it may
// be waited for.
TEST(Errors, NoRoomOnTheDiskIsSaidWhateverTheNamesLength) {
  const TemporaryFolder folder;
  const std::string data = folder / "a.csv";
  ASSERT_EQ(run_ilk({"simulate", "credit-card", "--rows", "200000", "-o", data}).exit_code, 0);
  for (std::size_t length = 1; length <= 24; ++length) {
    const std::string named = folder / std::string(length, 'n');
    std::filesystem::create_symlink(data, named);
    const Outcome full = run_ilk(
        {"profile", named, "-o", folder / "out", "--memory", "64M", "--scratch", "/proc"});
    EXPECT_EQ(full.exit_code, 5) << length << full.err;
  }
}

TEST(Errors, NoMoreMemoryIsTakenThanIsGiven) {
  const TemporaryFolder folder;
  const std::string small = folder.file("b.csv", test::small_table(60));
  for (const char* enough : {"1g", "2000000K", "1073741824"})
    EXPECT_EQ(run_ilk({"profile", small, "-o", folder / "out", "--memory", enough}).exit_code, 0);
}

TEST(Errors, ImpossibleOutputFolders) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  for (const std::string& out : {std::string(), folder / std::string(300, 'x')}) {
    const Outcome outcome = run_ilk({"run", data, "-o", out});
    EXPECT_EQ(outcome.exit_code, 5) << outcome.err;
    EXPECT_NE(outcome.err, "");
  }
}

TEST(Errors, NothingThatIsReadIsWrittenOver) {
  const TemporaryFolder folder;
  const std::string text = test::small_table(60);
  const std::string data = folder.file("a.csv", text);
  const std::string model = folder / "m/model.json";
  ASSERT_EQ(run_ilk({"run", data, "-o", folder / "m", "--k", "2", "--quiet"}).exit_code, 0);
  const std::string before = test::read_text(model);
  std::filesystem::create_directory(folder / "in");
  const std::string table = folder.file("in/segments.csv", text);
  for (const auto& words :
       std::vector<std::vector<std::string>>{{"score", model, data, "-o", data},
                                             {"score", model, data, "-o", model},
                                             {"schema", data, "-o", data},
                                             {"run", table, "-o", folder / "in", "--k", "2"}}) {
    const Outcome outcome = run_ilk(words);
    EXPECT_EQ(outcome.exit_code, 2) << words[0] << ": " << outcome.err;
    EXPECT_NE(outcome.err.find("written over"), std::string::npos) << outcome.err;
  }
  EXPECT_EQ(test::read_text(data), text);
  EXPECT_EQ(test::read_text(table), text);
  EXPECT_EQ(test::read_text(model), before);
}

TEST(Errors, AFolderInAnArtifactsPlaceChangesNothing) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  std::filesystem::create_directories(folder / "out/summary.json");
  const Outcome outcome = run_ilk({"run", data, "-o", folder / "out"});
  EXPECT_EQ(outcome.exit_code, 5);
  EXPECT_NE(outcome.err.find("summary.json"), std::string::npos) << outcome.err;
  const std::filesystem::directory_iterator files(folder / "out");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(Errors, ADeviceIsWrittenToAndStaysADevice) {
  const Outcome outcome = run_ilk({"simulate", "credit-card", "--rows", "10", "-o", "/dev/null"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST(Errors, UsageMistakes) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"walk"},
                                             {"run"},
                                             {"run", data, "--k", "1"},
                                             {"run", data, "--k", "few"},
                                             {"run", data, "--k", "-3"},
                                             {"run", data, "--threads", "0"},
                                             {"run", data, "--memory", "much"},
                                             {"run", data, "--memory", "4T"},
                                             {"run", data, "--memory", "-4G"},
                                             {"profile", data, "--memory", "1.5G"},
                                             {"score", "model.json", data, "--memory", "G"},
                                             {"compare", "model.json", data, "--memory", "1K"},
                                             {"customers", data, "--memory", "99999999999G"},
                                             {"run", data, "--encoders", "0"},
                                             {"run", data, "--seed", "x"},
                                             {"run", data, "--evidence", "bogus"},
                                             {"run", data, "--gate", "yes"},
                                             {"run", data, "--colour"},
                                             {"simulate", "airline"},
                                             {"simulate", "credit-card", "--rows", "0"}}) {
    const Outcome outcome = run_ilk(arguments);
    EXPECT_EQ(outcome.exit_code, 2) << ::testing::PrintToString(arguments) << outcome.err;
    EXPECT_NE(outcome.err, "");
  }
}

TEST(Errors, ConfigurationMistakesNameLineAndRemedy) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  const auto expect = [&](const std::string& text, const std::vector<std::string>& words) {
    expect_failure(folder, data, 3, words, {"--config", folder.file("c.toml", text)});
  };
  expect("[encoder]\nepoch = 3\n", {"c.toml", "line 2", "epoch", "epochs"});
  expect("[encoders]\nepochs = 3\n", {"c.toml", "line 1", "[encoders]", "[encoder]"});
  expect("[encoder]\nepochs = \"many\"\n", {"c.toml", "line 2", "encoder.epochs", "whole number"});
  expect("[encoder]\nheld_out = 1.5\n", {"c.toml", "line 2", "0 to 0.9"});
  expect("[prepare]\nscale = \"big\"\n", {"c.toml", "line 2", "standard", "robust"});
  expect("[evidence]\nbootstraps = 1\n", {"c.toml", "line 2", "evidence.bootstraps", "2 to 1000"});
  expect("[gates]\ngap = 1\n", {"c.toml", "line 2", "gap", "null_excess"});
  expect("[prepare\n", {"c.toml", "line 1"});
}

TEST(Errors, SchemaThatDoesNotFitTheFile) {
  const TemporaryFolder folder;
  const std::string data = folder.file("a.csv", test::small_table(30));
  expect_failure(folder, data, 3, {"income"},
                 {"--schema", folder.file("s.toml", "[[column]]\nname = \"income\"\n")});
  expect_failure(folder, data, 5, {"none.toml"}, {"--schema", folder / "none.toml"});
}

} // namespace
} // namespace ilk
