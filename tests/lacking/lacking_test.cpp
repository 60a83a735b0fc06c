// A build without libpq, SQLite and OpenSSL: the parts of src/io/ that know of them, compiled so.
#include <string>

#include <gtest/gtest.h>

#include "ilk/error.h"
#include "io/postgres_source.h"
#include "io/sha256.h"
#include "io/source_kinds.h"
#include "io/sqlite_source.h"

namespace ilk {

// What opening a source needs beside its reader; nothing is opened here.
std::unique_ptr<Source> source_of(Dataset, std::string) {
  return nullptr;
}
std::string_view SourceOpening::bytes() {
  return {};
}

namespace {

template <class Read>
void expect_lacking(Read&& read, const std::string& what, const std::string& package) {
  SourceRequest request;
  request.data = "postgresql://me:secret@db/shop";
  try {
    read(request);
    ADD_FAILURE() << what;
  } catch (const IoError& error) {
    EXPECT_NE(error.fault().find("this build of ilk cannot read " + what), std::string::npos)
        << error.what();
    EXPECT_NE(error.remedy().find(package), std::string::npos) << error.what();
  }
}

TEST(Lacking, ADatabasesLibraryIsSaidWithTheRemedy) {
  expect_lacking(read_postgres, "PostgreSQL", "libpq-dev");
  expect_lacking(read_sqlite, "SQLite", "libsqlite3-dev");
  EXPECT_TRUE(is_postgres_address("postgres://db/shop"));
  EXPECT_TRUE(is_sqlite(std::string_view("SQLite format 3\0 and more", 25)));
}

// Figures of sha256sum, for lengths about those at which a block is full.
TEST(Lacking, HashesAreThoseOfOpenSsl) {
  const auto of_as = [](std::size_t count) { return sha256(std::string(count, 'a')); };
  EXPECT_EQ(sha256(std::string("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(of_as(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(of_as(55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
  EXPECT_EQ(of_as(56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
  EXPECT_EQ(of_as(63), "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
  EXPECT_EQ(of_as(64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
  EXPECT_EQ(of_as(65), "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0");
  EXPECT_EQ(of_as(119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
  EXPECT_EQ(of_as(120), "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c");
  EXPECT_EQ(of_as(1000000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

} // namespace
} // namespace ilk
