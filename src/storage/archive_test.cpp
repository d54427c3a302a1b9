// SPDX-License-Identifier: Apache-2.0
#include "storage/archive.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdio>
#include <cstring>
#include <fstream>

#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

std::string little_endian(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

// A zip of one stored file (APPNOTE 4.3).
std::string zip_of(const std::string& name, const std::string& content) {
  const auto sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
  const auto size = static_cast<std::uint32_t>(content.size());
  const auto about = little_endian(20, 2) + little_endian(0, 8) + little_endian(sum, 4) +
                     little_endian(size, 4) + little_endian(size, 4) +
                     little_endian(static_cast<std::uint32_t>(name.size()), 2) +
                     little_endian(0, 2);
  const auto local = "PK\x03\x04" + about + name + content;
  const auto central = "PK\x01\x02" + little_endian(20, 2) + about + little_endian(0, 2) +
                       little_endian(0, 4) + little_endian(0, 4) + little_endian(0, 4) + name;
  return local + central + "PK\x05\x06" + little_endian(0, 4) + little_endian(1, 2) +
         little_endian(1, 2) + little_endian(static_cast<std::uint32_t>(central.size()), 4) +
         little_endian(static_cast<std::uint32_t>(local.size()), 4) + little_endian(0, 2);
}

// A tar of files (POSIX.1-1988 ustar).
std::string tar_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string tar;
  for (const auto& [name, content] : files) {
    std::string head(512, '\0');
    head.replace(0, name.size(), name);
    char size[13];
    std::snprintf(size, sizeof size, "%011zo", content.size());
    head.replace(100, 7, "0000644").replace(124, 11, size, 11).replace(136, 11, "00000000000");
    head[156] = '0';
    head.replace(257, 5, "ustar").replace(263, 2, "00").replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : head) sum += static_cast<unsigned char>(c);
    std::snprintf(size, sizeof size, "%06o", sum);
    head.replace(148, 6, size, 6);
    head[154] = '\0';
    tar += head + content + std::string((512 - content.size() % 512) % 512, '\0');
  }
  return tar + std::string(1024, '\0');
}

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

bool all(std::string_view) { return true; }

class Archive : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::string& content) {
    const auto path = folder.path() / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }
  std::map<std::string, std::string> read(
      const std::string& name = "", const std::function<bool(std::string_view)>& wants = all) {
    std::map<std::string, std::string> texts;
    const auto files = read_files({folder.path() / name}, wants);
    EXPECT_TRUE(files) << files.error().detail;
    if (files)
      for (const auto& [file, bytes] : *files) texts[without_folder(file)] = as_text(bytes);
    return texts;
  }
  // The folder of the test has another name each time.
  std::string without_folder(const std::string& file) const {
    const auto start = folder.path().filename().string() + "/";
    return file.starts_with(start) ? file.substr(start.size()) : file;
  }
  TemporaryFolder folder;
};

using Texts = std::map<std::string, std::string>;

TEST_F(Archive, ReadsZipTarAndSingleCompressedFiles) {
  write("a.zip", zip_of("in/a.csv", "zip"));
  write("b.tar.gz", gzip(tar_of({{"b1.csv", "one"}, {"b2.csv", ""}})));
  write("c.csv.gz", gzip("plain"));
  EXPECT_EQ(read("a.zip"), (Texts{{"a.zip/in/a.csv", "zip"}}));
  EXPECT_EQ(read("b.tar.gz"), (Texts{{"b.tar.gz/b1.csv", "one"}, {"b.tar.gz/b2.csv", ""}}));
  EXPECT_EQ(read("c.csv.gz"), (Texts{{"c.csv", "plain"}}));
}

TEST_F(Archive, GoesThroughFoldersAndTakesOnlyWhatIsWanted) {
  write("deep/er/a.csv", "a");
  write("deep/b.txt", "b");
  write("z.zip", zip_of("c.csv", "c"));
  std::filesystem::create_symlink(folder.path(), folder.path() / "deep/loop");
  const auto wants = [](std::string_view name) { return name.ends_with(".csv"); };
  EXPECT_EQ(read("", wants), (Texts{{"deep/er/a.csv", "a"}, {"z.zip/c.csv", "c"}}));
  EXPECT_EQ(read("deep/b.txt"), (Texts{{"b.txt", "b"}}));
}

TEST_F(Archive, RefusesWhatIsDamagedAndSaysWhich) {
  auto zip = zip_of("a.csv", "some content that is altered");
  zip[50] ^= 1;
  for (const auto& content : {zip, std::string("no archive at all"), std::string(),
                              gzip(tar_of({{"a", "b"}})).substr(0, 60)}) {
    write("x.zip", content);
    const auto files = read_files({folder.path() / "x.zip"}, all);
    ASSERT_FALSE(files);
    EXPECT_EQ(files.error().code, ErrorCode::unreadable);
    EXPECT_NE(files.error().detail.find("x.zip"), std::string::npos);
  }
  EXPECT_EQ(read_files({folder.path() / "missing.zip"}, all).error().code, ErrorCode::io);
}

TEST_F(Archive, BoundsFilesAndBytesHoweverWellTheyPack) {
  write("bomb.tar.gz", gzip(tar_of({{"zeros", std::string(20'000'000, '\0')}})));
  write("many.tar.gz",
        gzip(tar_of(std::vector<std::pair<std::string, std::string>>(50, {"a", "b"}))));
  const auto code = [&](const std::string& name, const ArchiveLimits& limits) {
    const auto files = read_files({folder.path() / name}, all, limits);
    return files ? ErrorCode::internal : files.error().code;
  };
  EXPECT_EQ(code("bomb.tar.gz", {.file_bytes_max = 1'000'000}), ErrorCode::too_large);
  EXPECT_EQ(code("bomb.tar.gz", {.bytes_max = 1'000'000}), ErrorCode::too_large);
  EXPECT_EQ(code("bomb.tar.gz", {.archive_bytes_max = 100}), ErrorCode::too_large);
  EXPECT_EQ(code("many.tar.gz", {.files_max = 49}), ErrorCode::too_large);
  EXPECT_EQ(code("many.tar.gz", {.files_max = 50}), ErrorCode::internal);
}

TEST_F(Archive, NamesNeverLeaveMemory) {
  write("a.tar", tar_of({{"../../etc/a.csv", "x"}, {"/b.csv", "y"}}));
  EXPECT_EQ(read("a.tar"), (Texts{{"a.tar/../../etc/a.csv", "x"}, {"a.tar//b.csv", "y"}}));
}

}  // namespace
}  // namespace cairn::storage
