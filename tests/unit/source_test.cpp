// Text from the bytes of a file: encodings, archives, and what is no table.
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "ilk/error.h"
#include "io/csv.h"
#include "io/csv_encoding.h"
#include "io/input.h"
#include "io/mapped_file.h"
#include "io/unpack.h"
#include "io/utf8.h"
#include "unit/csv_support.h"

namespace ilk {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

using csv::Encoding;
using test::TemporaryFile;

const std::string table = "id,name\na,Größe €\nb,\U0001F600 plain\n";

// -------------------------------------------------------------------------- UTF-8

TEST(Utf8, TellsTheFirstByteThatIsNone) {
  EXPECT_EQ(valid_utf8_bytes(""), 0u);
  EXPECT_EQ(valid_utf8_bytes(table), table.size());
  for (const std::string_view bad :
       {"\x80"sv, "\xc0\x80"sv, "\xc3"sv, "\xe2\x82"sv, "\xe0\x80\x80"sv, "\xed\xa0\x80"sv,
        "\xf0\x80\x80\x80"sv, "\xf4\x90\x80\x80"sv, "\xf5\x80\x80\x80"sv, "\xff"sv})
    for (std::size_t before = 0; before < 140; ++before) {
      const std::string text = std::string(before, 'x') + std::string(bad);
      EXPECT_EQ(valid_utf8_bytes(text), before);
      EXPECT_EQ(valid_utf8_bytes(text + std::string(100, 'y')), before);
    }
}

TEST(Utf8, EveryCharacterIsValidAndItsPartsAreNot) {
  for (char32_t c = 1; c <= 0x10ffff; c += c < 0x3000 ? 1 : 61) {
    if (c >= 0xd800 && c < 0xe000) continue;
    std::string text;
    append_utf8(text, c);
    ASSERT_EQ(utf8_character_bytes(text), text.size()) << static_cast<unsigned>(c);
    for (std::size_t part = 1; part < text.size(); ++part)
      ASSERT_EQ(utf8_character_bytes(std::string_view(text).substr(0, part)), 0u);
  }
}

TEST(Utf8, WhatIsNoCharacterIsReplaced) {
  std::string text;
  append_utf8(text, 0xd800);
  append_utf8(text, 0x110000);
  EXPECT_EQ(text, "\uFFFD\uFFFD");
}

// ---------------------------------------------------------------------- encodings

// ASCII only, as UTF-16.
std::string utf16(std::string_view text, bool big_endian) {
  std::string wide;
  for (const char c : text) wide += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
  return wide;
}

// The text that a file of these bytes gives, and its encoding.
std::pair<std::string, Encoding> decoded(std::string_view bytes) {
  const TemporaryFile file(bytes);
  const std::string path = file.path().string();
  const Input input = Input::of_file(path, MappedFile::open(path, nullptr), true);
  EXPECT_EQ(std::string(input.bytes()), bytes);
  return {std::string(input.text()), input.encoding()};
}

using Decoded = std::pair<std::string, Encoding>;

TEST(Encodings, Utf8WithAndWithoutMark) {
  EXPECT_EQ(decoded(table), Decoded(table, Encoding::utf8));
  EXPECT_EQ(decoded("\xef\xbb\xbf" + table), Decoded(table, Encoding::utf8));
}

TEST(Encodings, Utf16WithAndWithoutMark) {
  const std::string plain = "id,x\na,1\nb,2\n";
  EXPECT_EQ(decoded("\xff\xfe" + utf16(plain, false)),
            Decoded(plain, Encoding::utf16_little_endian));
  EXPECT_EQ(decoded("\xfe\xff" + utf16(plain, true)), Decoded(plain, Encoding::utf16_big_endian));
  EXPECT_EQ(decoded(utf16(plain, false)), Decoded(plain, Encoding::utf16_little_endian));
  EXPECT_EQ(decoded(utf16(plain, true)), Decoded(plain, Encoding::utf16_big_endian));
}

TEST(Encodings, Utf16HasSurrogatePairs) {
  const auto little = [](std::string_view bytes) {
    return csv::to_utf8(bytes, Encoding::utf16_little_endian, "f");
  };
  EXPECT_EQ(little("\x3d\xd8\x00\xde"sv), "\U0001F600");
  EXPECT_EQ(csv::to_utf8("\xd8\x3d\xde\x00"sv, Encoding::utf16_big_endian, "f"), "\U0001F600");
  EXPECT_EQ(little("\xac\x20"sv), "€");
  EXPECT_EQ(little("\x3d\xd8"sv), "\uFFFD");     // cut off
  EXPECT_EQ(little("\x3d\xd8x\0"sv), "\uFFFDx"); // not followed by its other half
  EXPECT_EQ(little("\x00\xde\x3d\xd8\x00\xde"sv), "\uFFFD\U0001F600"); // the other half alone
  EXPECT_THROW(little("\x3d"sv), DataError);
}

TEST(Encodings, Windows1252WhereBytesAreNotUtf8) {
  EXPECT_EQ(decoded("id,Gr\xf6\xdf\x65 \x80\na,1\n"),
            Decoded("id,Größe €\na,1\n", Encoding::windows_1252));
  // Far from the beginning as well.
  const std::string before = "id,x\n" + std::string(300'000, 'a') + ",1\n";
  EXPECT_EQ(decoded(before + "\xe4,1\n"), Decoded(before + "ä,1\n", Encoding::windows_1252));
}

// ----------------------------------------------------------------------- archives

std::string gzip(std::string_view text) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd(std::string_view text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

// Larger than what is unpacked at once, and hard enough to pack.
std::string long_text() {
  std::string text = "id,x\n";
  for (std::uint32_t i = 0; text.size() < (std::size_t{5} << 20); ++i)
    text.append(std::to_string(i)).append(",").append(std::to_string(i * 2654435761u)) += '\n';
  return text;
}

TEST(Archives, GiveBackTheText) {
  const std::string text = long_text();
  for (const auto pack : {gzip, zstd}) {
    EXPECT_EQ(unpacked(pack(text), "f"), text);
    EXPECT_EQ(unpacked(pack(text) + pack("more\n") + pack("") + pack(text), "f"),
              text + "more\n" + text);
    EXPECT_EQ(unpacked(pack("id,x\n") + std::string(512, '\0'), "f"), "id,x\n");
    EXPECT_EQ(decoded(pack("\xff\xfe" + utf16("id,x\na,1\n", false))).first, "id,x\na,1\n");
    EXPECT_EQ(decoded(pack("\xef\xbb\xbfid,x\na,1\n")).first, "id,x\na,1\n");
  }
}

TEST(Archives, SayWhenTheyAreCutOrDamaged) {
  const std::string text(200'000, 'a');
  const std::string noise = long_text().substr(0, 50'000);
  for (const auto pack : {gzip, zstd}) {
    for (const std::string& original : {text, noise}) {
      const std::string whole = pack(original);
      for (std::size_t keep = 4; keep < whole.size(); keep += 1 + whole.size() / 50)
        EXPECT_THROW(unpacked(whole.substr(0, keep), "f"), DataError) << keep;
      EXPECT_THROW(unpacked(whole + "behind it", "f"), DataError);
    }
    std::string damaged = pack(noise);
    for (std::size_t i = damaged.size() / 2; i < damaged.size() / 2 + 20; ++i) damaged[i] ^= 0x55;
    try {
      unpacked(damaged, "a.csv.gz");
      // A frame of Zstandard without checksum may hide it; then the text differs.
      EXPECT_NE(pack(noise)[0], '\x1f');
    } catch (const DataError& error) {
      EXPECT_EQ(error.place().file, "a.csv.gz");
      EXPECT_NE(error.remedy().find("download it again"), std::string::npos);
    }
  }
}

// -------------------------------------------------------------- what is no table

std::string fault_of(std::string_view text, std::uint64_t line = 0) {
  const TemporaryFile file(text);
  try {
    CsvFile::open(file.path());
  } catch (const DataError& error) {
    EXPECT_EQ(error.place().line, line) << error.what();
    EXPECT_FALSE(error.remedy().empty());
    return error.fault();
  }
  return "";
}

TEST(NotATable, IsNamed) {
  EXPECT_NE(fault_of("\n <!doctype HTML>\n<html>").find("HTML"), std::string::npos);
  EXPECT_NE(fault_of("<html lang=\"en\">\n<p>x").find("HTML"), std::string::npos);
  EXPECT_NE(fault_of("<?xml version=\"1.0\"?>\n<a/>").find("XML"), std::string::npos);
  EXPECT_NE(fault_of("{\n  \"customers\": [1, 2]}\n").find("JSON"), std::string::npos);
  EXPECT_NE(fault_of("[{\"id\": 1, \"x\": 2},\n{\"id\": 2}]").find("JSON"), std::string::npos);
  EXPECT_NE(fault_of("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n")
                .find("Git LFS"),
            std::string::npos);
}

TEST(NotATable, MarkersOfAMergeAreFoundWithTheirLine) {
  const auto merge = "marker of a merge"sv;
  EXPECT_NE(fault_of("id,x\na,1\n<<<<<<< HEAD\nb,2\n=======\nb,3\n>>>>>>> other\n", 3).find(merge),
            std::string::npos);
  EXPECT_NE(fault_of("<<<<<<< HEAD\r\nid,x\r\n=======\r\nid,y\r\n>>>>>>> other\r\na,1\r\n", 1)
                .find(merge),
            std::string::npos);
  for (const auto leftover : {"id,x\na,1\n=======\nb,2\n"sv, "id,x\na,1\n>>>>>>> other\nb,2\n"sv,
                              "id,x\na,1\n<<<<<<< HEAD\nb,2\n"sv})
    EXPECT_NE(fault_of(leftover, 3).find(merge), std::string::npos) << leftover;
}

TEST(NotATable, AwkwardTablesAreTables) {
  for (const std::string_view text :
       {"<b>,x\n<b>,1\n"sv, "id,note\na,<html>\n"sv, "html,head\n<html>,<head>\n"sv,
        "id,note\na,\"\n=======\n>>>>>>> x\n<<<<<<< y\n=======\n\"\n"sv,
        "id,x\n<<<<<<< low,1\nb,2\n"sv, "{id},[x]\na,1\n"sv, "[id],[x]\na,1\n"sv,
        "version https,x\na,1\n"sv, "{\"id\",x\na,1\n"sv})
    EXPECT_EQ(fault_of(text), "") << text;
}

// ------------------------------------------------------------------ second headers

TEST(SecondHeader, IsFoundBelowTheFirst) {
  const auto words = "describes the columns"sv;
  // As in the credit default table of UCI.
  EXPECT_NE(fault_of(",X1,X2,Y\nID,LIMIT_BAL,SEX,default\n1,200,2,1\n2,100,1,0\n3,50,2,0\n", 2)
                .find(words),
            std::string::npos);
  // Of units, with one column of text.
  EXPECT_NE(fault_of("id,city,spend,age\n,,EUR,years\na,Ulm,1.5,3\nb,Bonn,2,4\nc,Ulm,,5\n", 2)
                .find(words),
            std::string::npos);
  // As Qualtrics exports it: questions, and below them their names within the survey.
  EXPECT_NE(fault_of("id,Q1,Q2\nResponse,\"How, often?\",How much?\n"
                     "\"{\"\"ImportId\"\":\"\"r\"\"}\",\"{\"\"ImportId\"\":\"\"q1\"\"}\","
                     "\"{\"\"ImportId\"\":\"\"q2\"\"}\"\nr1,1,2\nr2,3,4\nr3,5,6\nr4,5,6\n",
                     2)
                .find("describe the columns"),
            std::string::npos);
}

TEST(SecondHeader, IsNotSeenInOrdinaryTables) {
  for (const std::string_view text :
       {"id,city,note\na,Ulm,x\nb,Bonn,y\nc,Kiel,z\nd,Ulm,x\n"sv, // all text
        "id,x,y\na,many,2\nb,1,2\nc,3,4\nd,5,6\n"sv,              // one bad cell
        "id,x,y\na,NA,n/a\nb,1,2\nc,3,4\nd,5,6\n"sv,              // missing values
        "id,x\na,EUR\nb,1\nc,2\nd,3\n"sv,                         // one column cannot tell
        "id,x,y\na,EUR,days\nb,1,2\n"sv,                          // nor can one customer
        "id,x,y,z,v,w\na,1,2,3,few,none yet\nb,1,2,3,4,5\nc,1,2,3,4,5\nd,1,2,3,4,5\n"sv})
    EXPECT_EQ(fault_of(text), "") << text;
}

TEST(Input, OfTextInMemoryReadsAsAPlainFileWouldAndIsHashedAsThatText) {
  const std::string text = "id;x\nA;1,5\nB;2\n"; // no dialect of a database
  const Input input = Input::of_text("memory", text);
  EXPECT_EQ(input.name(), "memory");
  EXPECT_EQ(input.bytes(), text);
  const CsvFile csv = CsvFile::open(Input::of_text("memory", text));
  EXPECT_EQ(csv.dialect(), (CsvDialect{';', '"', ','}));
  Execution execution(1);
  ReadReport report;
  const Table read = csv.read(csv.infer(), execution, report);
  EXPECT_EQ(read.id_of(1), "B");
  EXPECT_EQ(read.values.at(0, 0), 1.5f);
  EXPECT_EQ(csv.place_of(read.origins[1]).line, 3u);
}

} // namespace
} // namespace ilk
