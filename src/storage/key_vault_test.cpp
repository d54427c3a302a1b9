// SPDX-License-Identifier: Apache-2.0
// The master key: where it lies, who may read it, and that it is made once and written over
// nothing.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/key_place.h"
#include "storage/open_store.h"
#include "storage/system.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

TEST(KeyVault, OpensWhatItSealedAfterARestart) {
  const TemporaryFolder folder;
  const Bytes secret{1, 2, 3};
  const auto sealed =
      open_key_vault(folder.path(), system_random()).value()->seal(secret, "key a").value();
  EXPECT_EQ(std::filesystem::status(folder.path() / "master.key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  auto vault = open_key_vault(folder.path(), system_random()).value();
  const auto opened = vault->open(sealed, "key a");
  ASSERT_TRUE(opened);
  EXPECT_TRUE(std::equal(secret.begin(), secret.end(), opened->view().begin()));
}

TEST(KeyVault, RefusesOtherPurposesAlteredBytesAndOtherVaults) {
  const TemporaryFolder folder;
  const TemporaryFolder elsewhere;
  auto vault = open_key_vault(folder.path(), system_random()).value();
  auto sealed = vault->seal(Bytes{1, 2, 3}, "key a").value();
  EXPECT_EQ(vault->open(sealed, "key b").error().code, ErrorCode::not_permitted);
  auto other = open_key_vault(elsewhere.path(), system_random()).value();
  EXPECT_FALSE(other->open(sealed, "key a"));
  sealed.back() ^= 1;
  EXPECT_FALSE(vault->open(sealed, "key a"));
  EXPECT_FALSE(vault->open(Bytes{1}, "key a"));
}

TEST(KeyVault, RefusesAMasterKeyOthersCanRead) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_key_vault(folder.path(), system_random()));
  ::chmod((folder.path() / "master.key").c_str(), 0644);
  EXPECT_EQ(open_key_vault(folder.path(), system_random()).error().code, ErrorCode::not_permitted);
}

// As serve does it: opened, found to be the database's, remembered.
Status start(const std::filesystem::path& folder, const std::filesystem::path& named) {
  CAIRN_CHECK(open_key_vault(folder, system_random(), named));
  CAIRN_CHECK(open_store(folder));
  return settle_key_place(folder, named);
}

class WorkingFolder {
 public:
  explicit WorkingFolder(const std::filesystem::path& folder)
      : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  ~WorkingFolder() { std::filesystem::current_path(before_); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  std::filesystem::path before_;
};

TEST(KeyVault, TakesTheFoldersOwnKeyInAnySpelling) {
  const TemporaryFolder folder;
  const WorkingFolder within(folder.path());
  std::filesystem::create_directory("x");
  std::filesystem::create_directory_symlink("x", "link");
  for (const auto* named : {"x/master.key", "./x/../x/master.key", "link/master.key", ""})
    for (const auto* data : {"./x", "x/", "link"}) {
      EXPECT_TRUE(start(data, named).ok()) << data << " " << named;
      EXPECT_TRUE(std::filesystem::exists("x/master.key"));
      EXPECT_FALSE(std::filesystem::exists("x/master.key.elsewhere")) << data << " " << named;
    }
}

TEST(KeyVault, TakesAKeyNamedFromWhereOneStands) {
  const TemporaryFolder folder;
  const WorkingFolder within(folder.path());
  ASSERT_TRUE(start("x", "k.key").ok());
  EXPECT_EQ(key_place("x"), folder.path() / "k.key");
  EXPECT_TRUE(start("x", "./k.key").ok());
  EXPECT_TRUE(start("x", "").ok()) << "its place stands in the folder";
}

TEST(KeyVault, TakesAKeyThatWasMovedBack) {
  const TemporaryFolder folder;
  const auto data = folder.path() / "x", key = folder.path() / "k.key";
  ASSERT_TRUE(start(data, key).ok());
  std::filesystem::rename(key, data / "master.key");
  EXPECT_EQ(key_place(data), data / "master.key");
  EXPECT_EQ(open_key_vault(data, system_random(), key).error().code, ErrorCode::conflict);
  EXPECT_TRUE(start(data, "").ok());
  EXPECT_FALSE(std::filesystem::exists(data / "master.key.elsewhere"));
}

TEST(KeyVault, OfAFolderWithADatabaseItWritesNothing) {
  const TemporaryFolder folder;
  const auto data = folder.path() / "x", key = folder.path() / "k.key";
  ASSERT_TRUE(start(data, key).ok());
  folder.write("other.key", std::string(32, 'x'));
  ::chmod((folder.path() / "other.key").c_str(), 0600);
  ASSERT_TRUE(open_key_vault(data, system_random(), folder.path() / "other.key"));
  EXPECT_EQ(key_place(data), key) << "whose key it is has not been looked at";
  std::filesystem::remove(data / "master.key.elsewhere");
  ASSERT_TRUE(open_key_vault(data, system_random(), key));
  EXPECT_FALSE(std::filesystem::exists(data / "beginning"));
  EXPECT_FALSE(std::filesystem::exists(data / "master.key.elsewhere"));
}

TEST(KeyVault, WritesNoKeyOverWhatLiesThere) {
  const TemporaryFolder folder;
  const auto draft = "k.key.part" + std::to_string(::getpid());
  folder.write("letter.txt", "Dear all");
  std::filesystem::create_symlink(folder.path() / "letter.txt", folder.path() / draft);
  const auto refused =
      open_key_vault(folder.path() / "x", system_random(), folder.path() / "k.key");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find(draft), std::string::npos) << refused.error().detail;
  EXPECT_EQ(std::filesystem::file_size(folder.path() / "letter.txt"), 8U);
  std::filesystem::remove(folder.path() / draft);
  EXPECT_TRUE(open_key_vault(folder.path() / "x", system_random(), folder.path() / "k.key"));
}

TEST(KeyVault, NamesWhereNoKeyCanBeMade) {
  const TemporaryFolder folder;
  const auto refused =
      open_key_vault(folder.path() / "x", system_random(), folder.path() / "no" / "k.key");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::io);
  EXPECT_NE(refused.error().detail.find("/no/k.key"), std::string::npos);
  EXPECT_STRNE(refused.error().remedy, "");
}

TEST(KeyRights, RootLendsByItsOwnGroupAlone) {
  struct stat file {};
  const auto is_open = [&](unsigned owner, unsigned group, unsigned mode) {
    file.st_uid = owner;
    file.st_gid = group;
    file.st_mode = S_IFREG | mode;
    return is_open_to_others(file);
  };
  const bool may_be_lent = ::geteuid() != 0;
  EXPECT_EQ(is_open(0, 0, 0440), !may_be_lent);
  EXPECT_TRUE(is_open(0, 33, 0440)) << "a group of others";
  EXPECT_TRUE(is_open(0, 0, 0460));
  EXPECT_TRUE(is_open(0, 0, 0444));
  EXPECT_TRUE(is_open(1000, 1000, 0640));
  EXPECT_FALSE(is_open(1000, 1000, 0600));
}

TEST(KeyVault, MakesNoNewMasterKeyBesideADatabase) {
  const TemporaryFolder folder;
  ASSERT_TRUE(open_store(folder.path()));
  const auto opened = open_key_vault(folder.path(), system_random());
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().detail.find("Restore master.key"), std::string::npos);
}

TEST(KeyVault, RefusesADamagedMasterKey) {
  const TemporaryFolder folder;
  folder.write("master.key", "short");
  ::chmod((folder.path() / "master.key").c_str(), 0600);
  EXPECT_EQ(open_key_vault(folder.path(), system_random()).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::storage
