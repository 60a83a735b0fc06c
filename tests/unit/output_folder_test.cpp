// Folders that are one result's, whatever happens.
#include <filesystem>
#include <fstream>
#include <future>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/held_lock.h"
#include "base/manifest.h"
#include "base/output_folder.h"
#include "base/plain_sha256.h"
#include "base/rename_journal.h"
#include "ilk/error.h"
#include "support/process.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    names.insert(fs::relative(entry.path(), folder).string());
  return names;
}

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

class OutputFolders : public testing::Test {
 protected:
  void write(const std::map<std::string, std::string>& files,
             const std::string& result = "ilk run") {
    OutputFolder folder(out_, result);
    for (const auto& [name, text] : files) folder.add(name, text);
    folder.commit();
  }
  Manifest manifest() const { return manifest_from(read_file(out_ / manifest_name)); }

  const test::TemporaryFolder temporary_;
  const fs::path out_ = temporary_.path() / "out";
};

TEST_F(OutputFolders, HoldTheLastResultAndWhatIsNotIlks) {
  write({{"a.json", "1"}, {"campaigns/x.csv", "1"}, {"campaigns/y.csv", "1"}});
  put(out_ / "mine.txt", "mine");
  put(out_ / "campaigns/mine.csv", "mine");
  put(out_ / "own/deep/file", "mine");
  fs::create_directories(out_ / "empty");
  fs::create_symlink("nowhere", out_ / "link");
  fs::permissions(out_ / "own", fs::perms::owner_all);
  const auto changed = fs::last_write_time(out_ / "own/deep/file");
  const auto folder_changed = fs::last_write_time(out_ / "own");
  write({{"a.json", "2"}, {"b.json", "2"}, {"campaigns/y.csv", "2"}});
  EXPECT_EQ(names_in(out_),
            (std::set<std::string>{"a.json", "b.json", "campaigns", "campaigns/mine.csv",
                                   "campaigns/y.csv", "empty", "link", "manifest.sha256",
                                   "mine.txt", "own", "own/deep", "own/deep/file"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "2");
  EXPECT_EQ(read_file(out_ / "own/deep/file"), "mine");
  EXPECT_EQ(fs::last_write_time(out_ / "own/deep/file"), changed);
  EXPECT_EQ(fs::last_write_time(out_ / "own"), folder_changed);
  EXPECT_EQ(fs::status(out_ / "own").permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::read_symlink(out_ / "link"), "nowhere");
  EXPECT_EQ(fs::hard_link_count(out_ / "mine.txt"), 1u);
  EXPECT_EQ(names_in(temporary_.path()).count(".ilk"), 0u);
  EXPECT_EQ(std::distance(fs::directory_iterator(temporary_.path()), {}), 1);
}

TEST_F(OutputFolders, KeepAFileOfAnEarlierResultThatSomebodyHasChanged) {
  write({{"a.json", "1"}, {"b.csv", "1"}, {"c.csv", "1"}});
  put(out_ / "c.csv", "edited");
  write({{"a.json", "2"}});
  EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "c.csv", "manifest.sha256"}));
  EXPECT_EQ(read_file(out_ / "c.csv"), "edited");
}

TEST_F(OutputFolders, ListEachResultWithItsHashes) {
  write({{"a.json", "1"}, {"shared.toml", "1"}});
  write({{"p.json", "2"}, {"shared.toml", "2"}}, "ilk profile");
  EXPECT_EQ(manifest(), (Manifest{{"ilk run", {{"a.json", plain_sha256(std::string("1"))}}},
                                  {"ilk profile",
                                   {{"p.json", plain_sha256(std::string("2"))},
                                    {"shared.toml", plain_sha256(std::string("2"))}}}}));
  {
    OutputFolder folder(out_, "ilk report", OutputFolder::Lock::from_start);
    folder.add("a.json", "3");
    folder.commit(OutputFolder::Earlier::stays);
  }
  EXPECT_EQ(manifest().at("ilk run").at("a.json"), plain_sha256(std::string("3")));
  EXPECT_EQ(manifest().size(), 2u);
  write({{"q.json", "4"}}, "ilk profile");
  EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "manifest.sha256", "q.json"}));
}

TEST_F(OutputFolders, AManifestThatWasTamperedWithRemovesNothingElse) {
  put(temporary_.path() / "precious", "1");
  put(out_ / "mine", "1");
  const std::string hash = plain_sha256(std::string("1"));
  for (const std::string& lines :
       {"# ilk run\n" + hash + "  ../precious\n", "# ilk run\n" + hash + "  own/../../precious\n",
        "# ilk run\n" + hash + "  " + (temporary_.path() / "precious").string() + "\n",
        "# ilk run\n" + std::string(64, 'z') + "  mine\n", std::string("# ilk run\nmine\n"),
        hash + "  mine\n", std::string(1000, '\0')}) {
    put(out_ / manifest_name, lines);
    try {
      write({{"a.json", "1"}});
    } catch (const IoError&) {
      fs::remove(out_ / manifest_name); // it was told to be none
    }
    EXPECT_TRUE(fs::exists(temporary_.path() / "precious")) << lines;
    EXPECT_TRUE(fs::exists(out_ / "mine")) << lines;
  }
}

TEST_F(OutputFolders, AreAsTheyWereUntilACommitAndAfterNone) {
  write({{"a.json", "1"}});
  const auto before = names_in(temporary_.path());
  {
    OutputFolder folder(out_, "ilk run");
    folder.add("a.json", "2");
    folder.add("campaigns/x.csv", "2");
    EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "manifest.sha256"}));
  }
  EXPECT_EQ(names_in(temporary_.path()), before);
  { OutputFolder(temporary_.path() / "never/made", "ilk run"); }
  EXPECT_EQ(names_in(temporary_.path()), before);
}

// The folder that the process stands in would be the old one after an exchange.
TEST_F(OutputFolders, InWhichTheProcessStandsStayTheSameFolder) {
  write({{"a.json", "1"}, {"old.csv", "1"}});
  put(out_ / "mine", "mine");
  struct stat before {
  }, after{};
  ASSERT_EQ(::stat(out_.c_str(), &before), 0);
  const fs::path here = fs::current_path();
  fs::current_path(out_);
  {
    OutputFolder folder(".", "ilk run");
    folder.add("a.json", "2");
    folder.add("campaigns/x.csv", "2");
    folder.commit();
  }
  fs::current_path(here);
  ASSERT_EQ(::stat(out_.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "campaigns", "campaigns/x.csv",
                                                   "manifest.sha256", "mine"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "2");
}

TEST_F(OutputFolders, AreReachedThroughALinkThatStays) {
  write({{"a.json", "1"}});
  fs::create_directory_symlink("out", temporary_.path() / "latest");
  OutputFolder folder(temporary_.path() / "latest", "ilk run");
  folder.add("a.json", "2");
  folder.commit();
  EXPECT_TRUE(fs::is_symlink(temporary_.path() / "latest"));
  EXPECT_EQ(read_file(out_ / "a.json"), "2");
}

TEST_F(OutputFolders, CompleteTheJournalOfADeadProcess) {
  put(out_ / "a.json", "old");
  put(out_ / "gone/list.csv", "old");
  put(out_ / ".ilk-staged-AbCdEf/a.json", "new");
  put(out_ / ".ilk-staged-AbCdEf/campaigns/x.csv", "new");
  write_journal(out_, {{{".ilk-staged-AbCdEf/a.json", "a.json"},
                        {".ilk-staged-AbCdEf/campaigns/x.csv", "campaigns/x.csv"}},
                       {"gone/list.csv"},
                       ".ilk-staged-AbCdEf"});
  fs::rename(out_ / ".ilk-staged-AbCdEf/a.json", out_ / "a.json"); // and then it died
  { OutputFolder(out_, "ilk report"); }
  EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "campaigns", "campaigns/x.csv"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "new");
  EXPECT_EQ(read_file(out_ / "campaigns/x.csv"), "new");
}

TEST_F(OutputFolders, TakeAwayWhatDeadProcessesLeft) {
  write({{"a.json", "old"}});
  put(out_ / "mine", "mine");
  put(out_ / ".ilk-staged-AbCdEf/a.json", "half");
  put(out_ / ".ilk-staged-AbCdEf/.ilk-stage", "");
  fs::create_directories(out_ / ".ilk-staged-GhIjKl"); // of which no more was made
  put(out_ / ".ilk-journal.ilk-part-AbCdEf", "half");
  // Staged beside it, not yet exchanged: with links to what is the user's.
  const fs::path staged = temporary_.path() / ".out.ilk-staged-AbCdEf";
  put(staged / "a.json", "new");
  put(staged / ".ilk-stage", "");
  fs::create_hard_link(out_ / "mine", staged / "mine");
  // Exchanged, and not yet taken away; somebody has written to it in that moment.
  const fs::path old = temporary_.path() / ".out.ilk-staged-GhIjKl";
  put(old / ".ilk-old", "");
  put(old / "a.json", "older");
  put(old / "b.json", "older");
  put(old / manifest_name,
      to_text({{"ilk run", {{"a.json", std::string(64, '0')}, {"b.json", std::string(64, '0')}}}}));
  put(old / "late.txt", "late");
  fs::create_hard_link(out_ / "mine", old / "mine");
  { OutputFolder(out_, "ilk run"); }
  EXPECT_EQ(names_in(temporary_.path()),
            (std::set<std::string>{"out", "out/a.json", "out/late.txt", "out/manifest.sha256",
                                   "out/mine"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "old");
}

// Between its two marks: what was to take the folder's place has none any more.
TEST_F(OutputFolders, TakeAwayWhatWasAboutToBeExchanged) {
  write({{"a.json", "old"}});
  put(out_ / ".ilk-old", "");
  put(temporary_.path() / ".out.ilk-staged-AbCdEf/a.json", "new");
  { OutputFolder(out_, "ilk run"); }
  EXPECT_EQ(names_in(temporary_.path()),
            (std::set<std::string>{"out", "out/a.json", "out/manifest.sha256"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "old");
}

TEST_F(OutputFolders, LeaveWhatIsOnlyCalledLikeTheirs) {
  write({{"a.json", "1"}});
  put(out_ / ".ilk-notes/a", "mine");
  put(out_ / ".ilk-config", "mine");
  put(out_ / ".ilk-staged-AbCdEf/a", "mine"); // without ilk's mark
  put(temporary_.path() / ".out.ilk-5/a", "mine");
  put(temporary_.path() / ".out.ilk-staged-notes", "mine");
  put(temporary_.path() / ".out.ilk-staged-AbCdEf/a", "mine");
  const auto before = names_in(temporary_.path());
  write({{"a.json", "2"}});
  EXPECT_EQ(names_in(temporary_.path()), before);
}

TEST_F(OutputFolders, DoNotTakeTheManifestOfSomebodyElse) {
  for (const char* name : {"manifest.sha256", "manifest.sha256/keep"}) {
    put(out_ / name, "mine");
    EXPECT_THROW(OutputFolder(out_, "ilk run"), IoError);
    EXPECT_EQ(read_file(out_ / name), "mine");
    fs::remove_all(out_);
  }
}

TEST_F(OutputFolders, WriteThroughNoLink) {
  fs::create_directories(temporary_.path() / "elsewhere");
  fs::create_directories(out_);
  fs::create_directory_symlink("../elsewhere", out_ / "campaigns");
  EXPECT_THROW(write({{"campaigns/x.csv", "1"}}), IoError);
  EXPECT_TRUE(fs::is_empty(temporary_.path() / "elsewhere"));
  fs::create_directories(out_ / ".ilk-staged-AbCdEf");
  put(out_ / ".ilk-staged-AbCdEf/x.csv", "1");
  write_journal(out_, {{{".ilk-staged-AbCdEf/x.csv", "campaigns/x.csv"}}, {}, ""});
  EXPECT_THROW(OutputFolder(out_, "ilk run"), IoError);
  EXPECT_TRUE(fs::is_empty(temporary_.path() / "elsewhere"));
}

TEST_F(OutputFolders, KeepTheModesOfFiles) {
  write({{"a.csv", "1"}});
  fs::permissions(out_ / "a.csv", fs::perms::owner_read | fs::perms::owner_write);
  write({{"a.csv", "2"}});
  EXPECT_EQ(fs::status(out_ / "a.csv").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  write_file(out_ / "a.csv", "3");
  EXPECT_EQ(fs::status(out_ / "a.csv").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

// What is made in such a folder is its group's.
TEST_F(OutputFolders, WithAGroupOfTheirOwnStayTheSameFolder) {
  write({{"a.csv", "1"}});
  ASSERT_EQ(::chmod(out_.c_str(), 02775), 0);
  struct stat before {
  }, after{};
  ASSERT_EQ(::stat(out_.c_str(), &before), 0);
  write({{"a.csv", "2"}, {"campaigns/x.csv", "2"}});
  ASSERT_EQ(::stat(out_.c_str(), &after), 0);
  EXPECT_EQ(before.st_ino, after.st_ino);
  EXPECT_EQ(after.st_mode & 07777, 02775u);
  EXPECT_EQ(names_in(out_),
            (std::set<std::string>{"a.csv", "campaigns", "campaigns/x.csv", "manifest.sha256"}));
}

TEST_F(OutputFolders, LeaveToTheLivingWhatIsTheirs) {
  OutputFolder other(out_, "ilk run");
  other.add("a.json", "other");
  write({{"a.json", "mine"}, {"b.json", "mine"}});
  EXPECT_EQ(read_file(out_ / "a.json"), "mine");
  other.commit();
  EXPECT_EQ(names_in(out_), (std::set<std::string>{"a.json", "manifest.sha256"}));
  EXPECT_EQ(read_file(out_ / "a.json"), "other");
}

TEST_F(OutputFolders, AreOneResultsWhenManyWriteAtOnce) {
  write({{"a", "first"}, {"b", "first"}});
  std::vector<std::future<void>> writers;
  for (int i = 0; i < 8; ++i)
    writers.push_back(std::async(std::launch::async, [&, i] {
      for (int j = 0; j < 10; ++j) {
        const std::string text = std::to_string(i) + "." + std::to_string(j);
        write({{"a", text}, {"b", text}, {"c" + std::to_string(i), text}});
      }
    }));
  for (auto& writer : writers) writer.get();
  EXPECT_EQ(read_file(out_ / "a"), read_file(out_ / "b"));
  EXPECT_EQ(names_in(out_).size(), 4u) << testing::PrintToString(names_in(out_));
  EXPECT_EQ(std::distance(fs::directory_iterator(temporary_.path()), {}), 1);
}

TEST_F(OutputFolders, AreNotMadeOfWhatCannotBeWritten) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may write everywhere";
  fs::create_directories(out_);
  fs::permissions(out_, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_THROW(OutputFolder(out_, "ilk run"), IoError);
  fs::permissions(out_, fs::perms::owner_all);
}

TEST_F(OutputFolders, WhoseJournalIsNoneSaySo) {
  const std::string hash(64, '0');
  for (const std::string& text :
       {std::string("nonsense"), std::string("ilk-journal-1\0rename\0a\0b\0", 25) + hash + '\0',
        std::string()}) {
    put(out_ / journal_name, text);
    EXPECT_THROW(OutputFolder(out_, "ilk run"), IoError) << text;
  }
}

TEST(RenameJournals, StayWithinTheirFolder) {
  const test::TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "folder";
  put(temporary.path() / "a.ilk-part-1", "outside");
  put(folder / "a.ilk-part-1", "inside");
  put(folder / "plain", "inside");
  for (const RenameJournal& journal :
       {RenameJournal{{{"../a.ilk-part-1", "b"}}, {}, ""},
        RenameJournal{{{"a.ilk-part-1", "../b"}}, {}, ""}, RenameJournal{{{"plain", "b"}}, {}, ""},
        RenameJournal{{}, {"../a.ilk-part-1"}, ""}, RenameJournal{{}, {}, "../a.ilk-part-1"},
        RenameJournal{{}, {}, "plain"},
        RenameJournal{{{(temporary.path() / "a.ilk-part-1").string(), "b"}}, {}, ""}}) {
    write_journal(folder, journal);
    EXPECT_THROW(complete_journal(folder), IoError);
    EXPECT_EQ(names_in(temporary.path()),
              (std::set<std::string>{"a.ilk-part-1", "folder", "folder/.ilk-journal",
                                     "folder/a.ilk-part-1", "folder/plain"}));
  }
}

TEST(AtomicFileSets, OfWhichOneCannotBeWrittenLeaveNothing) {
  const test::TemporaryFolder temporary;
  AtomicFiles files;
  files.add(temporary.path() / "a.csv").write("1");
  EXPECT_THROW(files.add(temporary.path() / (std::string(252, 'x') + ".toml")), IoError);
}

TEST(AtomicFileSets, AreCompletedByTheNext) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  {
    AtomicFiles files;
    files.add(folder / "a.csv").write("1");
    files.add(folder / "a.toml").write("1");
    EXPECT_EQ(names_in(folder).count("a.csv"), 0u);
    files.commit();
  }
  EXPECT_EQ(names_in(folder), (std::set<std::string>{"a.csv", "a.toml"}));
  put(folder / "a.toml.ilk-part-AbCdEf", "2");
  write_journal(
      folder, {{{"a.csv.ilk-part-AbCdEf", "a.csv"}, {"a.toml.ilk-part-AbCdEf", "a.toml"}}, {}, ""});
  {
    AtomicFiles files;
    files.add(folder / "b.csv");
  }
  EXPECT_EQ(names_in(folder), (std::set<std::string>{"a.csv", "a.toml"}));
  EXPECT_EQ(read_file(folder / "a.toml"), "2");
}

TEST(AtomicFile, TakesAwayWhatDeadProcessesLeft) {
  const test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();
  put(folder / "a.csv.ilk-part-AbCdEf", "half");
  put(folder / "b.csv.ilk-part-AbCdEf", "of another file");
  put(folder / "a.csv.ilk-part-AbCdEfG", "not of ours");
  AtomicFile living(folder / "a.csv");
  write_file(folder / "a.csv", "whole");
  EXPECT_EQ(names_in(folder).size(), 4u);
  EXPECT_EQ(names_in(folder).count("a.csv.ilk-part-AbCdEf"), 0u);
  living.write("later");
  living.commit();
  EXPECT_EQ(read_file(folder / "a.csv"), "later");
}

TEST(Manifests, ReadWhatTheyWrite) {
  const Manifest manifest = {
      {"ilk profile", {{"p.html", std::string(64, 'a')}}},
      {"ilk run",
       {{"campaigns/x.csv", std::string(64, '1')}, {"with  blanks #.csv", std::string(64, '2')}}}};
  EXPECT_EQ(manifest_from(to_text(manifest)), manifest);
  EXPECT_EQ(manifest_from(""), Manifest());
}

} // namespace
} // namespace ilk
