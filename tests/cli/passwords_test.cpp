// The password of a database's address, however the address is mistyped or where it is put, is
// neither printed nor written.
#include <filesystem>

#include <gtest/gtest.h>

#include "support/process.h"
#include "support/tables.h"

namespace ilk {
namespace {

namespace fs = std::filesystem;
using test::Outcome;
using test::read_text;
using test::run_ilk;
using test::TemporaryFolder;

const std::vector<std::string> addresses = {
    "postgresql+psycopg2://u:secret@h/db",
    "POSTGRESQL://u:secret@h/db",
    "PostgreSQL://u:secret@h/db",
    " postgresql://u:secret@h/db",
    "postgresql://u:secret@127.0.0.1:1/db",
    "postgresql://u:secret@127.0.0.1:x/db",
    "postgresql://u:sec@ret:secret@127.0.0.1:1/db",
    "postgresql://u:p@secret@127.0.0.1:1/db",
    "postgresql://u:p/secret@127.0.0.1:1/db",
    "postgresql://u:p#secret@127.0.0.1:1/db",
    "postgresql://u:p%secret@127.0.0.1:1/db",
    "postgresql://u:my secret@127.0.0.1:1/db",
    "postgresql://u my:secret@127.0.0.1:1/db",
    "postgresql://u@secret@127.0.0.1:1/db",
    "postgresql://127.0.0.1:1/db?password=secret",
    "postgresql://127.0.0.1:1/db?user=u&password=secret&sslmode=disable",
    "postgresql://u:secret",
    "postgresql://u:secret/h/db",
    "postgresql:u:secret@h/db",
    "postgresql:/u:secret@h/db",
    "postgresql:///u:secret@h/db",
    "postgresql//u:secret@h/db",
    "postgresql;//u:secret@h/db",
    "postgresql:\\\\u:secret@h/db",
    "postgresql%3A%2F%2Fu%3Asecret%40h%2Fdb",
    "postgresql%3a//u:secret%40h/db",
    "postgres:/u:secret@h",
    "postgre://u:secret@h/db",
    "postgresq://u:secret@h/db",
    "psql://u:secret@h/db",
    "pg://u:secret@h/db",
    "mysql://u:secret@h/db",
    "mariadb+pymysql://u:secret@h/db",
    "mssql://u:secret@h/db",
    "redis://:secret@h",
    "mongodb+srv://u:secret@h/db",
    "http://u:secret@h/db",
    "jdbc:postgresql://h/db?user=u&password=secret",
    "jdbc:postgresql://u:secret@h/db",
    "jdbc:sqlserver://h;user=u;password=secret;",
    "u:secret@h/db",
    "u:secret@h:5432",
    "host=h password=secret",
    "host=h password='my secret' user=u",
    "host=h password = secret",
    "host=h PASSWORD=secret",
    "host=h pass=secret",
    "host=h pwd=secret",
    "PGPASSWORD=secret",
    "Server=h;User Id=u;Password=secret;",
    "Driver={PostgreSQL};Uid=u;Pwd=secret",
    "{\"host\": \"h\", \"password\": \"secret\"}",
};

class Passwords : public testing::Test {
 protected:
  // What is named after an address appears there, and not where the tests are run.
  Passwords() { fs::current_path(elsewhere_.path()); }
  ~Passwords() override { fs::current_path(before_); }

  const fs::path before_ = fs::current_path();
  const TemporaryFolder elsewhere_;
  const TemporaryFolder folder_;
  const std::string data_ = folder_.file("a.csv", test::small_table(60));

  void expect_unsaid(const std::vector<std::string>& words) const {
    const Outcome outcome = run_ilk(words);
    std::string command;
    for (const std::string& word : words) command += word + " ";
    EXPECT_EQ(outcome.out.find("secret"), std::string::npos) << command << '\n' << outcome.out;
    EXPECT_EQ(outcome.err.find("secret"), std::string::npos) << command << '\n' << outcome.err;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      EXPECT_EQ(entry.path().string().find("secret"), std::string::npos) << command;
      if (entry.is_regular_file()) {
        EXPECT_EQ(read_text(entry.path()).find("secret"), std::string::npos)
            << command << entry.path();
      }
    }
  }
};

TEST_F(Passwords, AreUnsaidWhereverTheAddressIsPut) {
  const std::string out = folder_ / "out";
  for (const std::string& address : addresses) {
    expect_unsaid({"run", address, "-o", out});
    expect_unsaid({"run", data_, "-o", address});
    expect_unsaid({"run", data_, "-o", out, "--k", address});
    expect_unsaid({"score", address, data_});
    expect_unsaid({address, data_});
  }
}

TEST_F(Passwords, AreUnsaidOfEveryOptionThatTakesText) {
  const std::string out = folder_ / "out";
  for (const std::string& address : {addresses[0], addresses[1], addresses[37], addresses[42]}) {
    for (const char* option : {"--schema", "--config", "--hypotheses", "--names", "--playbook",
                               "--follow", "--table", "--query", "--encoding", "--id", "--label",
                               "--attribute", "--ignore", "--seed", "--password", "--url"})
      expect_unsaid({"run", data_, "-o", out, option, address});
    expect_unsaid({"run", data_, address, "-o", out});
    expect_unsaid({"profile", data_, "-o", address});
    expect_unsaid({"profile", data_, "-o", out, "--hypotheses", address});
    expect_unsaid({"schema", data_, "-o", address});
    expect_unsaid({"schema", address});
    expect_unsaid({"compare", address, data_});
    expect_unsaid({"score", data_, address});
    expect_unsaid({"report", address});
    expect_unsaid({"customers", address, "-o", out});
  }
  expect_unsaid({"run", data_, "-o", out, "--password=secret"});
}

TEST_F(Passwords, AreNotInTheRecordsOfARun) {
  const std::string out = folder_ / "out";
  for (const std::string& words : {std::string("password=secret"), std::string("u:secret@h/db"),
                                   std::string("mysql://u:secret@h/db")}) {
    expect_unsaid({"run", data_, "-o", out, "--k", "2", "--evidence", "quick", "--label",
                   words + "," + words, "--ignore", words});
    expect_unsaid({"profile", data_, "-o", out, "--ignore", words});
  }
}

} // namespace
} // namespace ilk
