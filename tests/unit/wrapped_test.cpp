#include <gtest/gtest.h>

#include "words/wrapped.h"

namespace ilk {
namespace {

TEST(Wrapped, BreaksAtBlanksBeforeTheEdge) {
  EXPECT_EQ(wrapped("one two three", 7), "one two\nthree");
  EXPECT_EQ(wrapped("one two three", 8), "one two\nthree");
  EXPECT_EQ(wrapped("one two three", 13), "one two three");
  EXPECT_EQ(wrapped("one two three", 3), "one\ntwo\nthree");
  EXPECT_EQ(wrapped("one two three", 0), "one two three");
}

TEST(Wrapped, ContinuesBesideTheBeginningOfTheLine) {
  EXPECT_EQ(wrapped("  a bb ccc", 6), "  a bb\n  ccc");
  EXPECT_EQ(wrapped("warning: aa bb", 11, 2), "warning: aa\n  bb");
}

TEST(Wrapped, KeepsWhatFitsAndWhatCannotBeBroken) {
  EXPECT_EQ(wrapped("  1   8,950   a\n\nlonger than that", 16),
            "  1   8,950   a\n\nlonger than that");
  EXPECT_EQ(wrapped("incomprehensible words", 5), "incomprehensible\nwords");
  EXPECT_EQ(wrapped("incomprehensible", 5), "incomprehensible");
  EXPECT_EQ(wrapped("words   ", 5), "words   ");
  EXPECT_EQ(wrapped("", 5), "");
}

TEST(Wrapped, CountsLettersNotBytes) {
  EXPECT_EQ(wrapped("äöü äöü", 7), "äöü äöü");
  EXPECT_EQ(wrapped("äöü äöü", 6), "äöü\näöü");
}

} // namespace
} // namespace ilk
