// SPDX-License-Identifier: Apache-2.0
#include "storage/catalogue_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "app/career/open_catalogues.h"
#include "catalogue/link.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

catalogue::Catalogue sample(std::string name, std::string title = "Bread") {
  catalogue::Catalogue made{.name = std::move(name)};
  made.offers = {{.id = "a", .title = std::move(title), .teaches = {{.words = "Baking"}}}};
  return made;
}

class CatalogueFolderTest : public ::testing::Test {
 protected:
  TemporaryFolder folder;
  CatalogueFolder catalogues{folder.path()};
};

TEST_F(CatalogueFolderTest, HoldsTheStarterFromTheStart) {
  EXPECT_EQ(*catalogues.names(), (std::vector<std::string>{"curated", "starter"}));
  EXPECT_GE(catalogues.load("starter")->offers.size(), 150U);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "catalogues"));
}

TEST_F(CatalogueFolderTest, KeepsWhatWasSavedAndWhatPeopleDecided) {
  auto made = sample("bakery");
  ASSERT_TRUE(catalogue::decide(made.offers[0], {"Baking", "bake", 3, "Ada", "2026-11-26"}).ok());
  ASSERT_TRUE(catalogues.save(made).ok());
  EXPECT_EQ(catalogues.load("bakery")->offers, made.offers);
  ASSERT_TRUE(catalogues.save(sample("bakery", "Better bread")).ok());
  const auto again = catalogues.load("bakery");
  EXPECT_EQ(again->offers[0].title, "Better bread");
  EXPECT_EQ(again->offers[0].teaches[0].decided_by, "Ada");
  EXPECT_EQ(*catalogues.names(), (std::vector<std::string>{"bakery", "curated", "starter"}));
  folder.write("catalogues/bakery/offers.json.part7", "half of it");
  ASSERT_TRUE(catalogues.remove("bakery").ok());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "catalogues/bakery"));
  EXPECT_EQ(catalogues.load("bakery").error().code, ErrorCode::not_found);
  EXPECT_EQ(catalogues.remove("bakery").error().code, ErrorCode::not_found);
}

TEST_F(CatalogueFolderTest, KeepsWhatPeopleSaidOfPairsOfOffers) {
  EXPECT_TRUE(catalogues.words_on_same()->empty());
  std::vector<catalogue::SameWord> words;
  catalogue::put_word(words, {"b", "a", true, "Ada", "2027-01-02"});
  ASSERT_TRUE(catalogues.save_words_on_same(words).ok());
  EXPECT_EQ(*catalogues.words_on_same(), words);
  EXPECT_EQ(words[0].first, "a");
  EXPECT_EQ(*catalogues.names(), (std::vector<std::string>{"curated", "starter"}));
  for (const std::string text :
       {"", "{}", R"({"format":"cairn-same-offers","words":[{"first":"b","second":"a"}]})",
        R"({"format":"cairn-same-offers","words":[7]})"}) {
    folder.write("catalogues/same-offers.json", text);
    EXPECT_FALSE(catalogues.words_on_same().ok()) << text;
  }
}

TEST_F(CatalogueFolderTest, SortsWhatItKeeps) {
  auto made = sample("bakery");
  made.offers.insert(made.offers.begin(), {.id = "z", .title = "Rye"});
  ASSERT_TRUE(catalogues.save(made).ok());
  EXPECT_EQ((*catalogues.open("bakery"))->find("a"), 0u);
  EXPECT_EQ((*catalogues.open("bakery"))->read(1)->title, "Rye");
}

TEST_F(CatalogueFolderTest, OpensWithoutReadingWhatNobodyAskedFor) {
  ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
  const auto index = folder.path() / "catalogues/bakery/offers.index";
  EXPECT_TRUE(std::filesystem::exists(index));
  const auto book = catalogues.open("bakery");
  ASSERT_TRUE(book.ok()) << book.error().detail;
  EXPECT_TRUE((*book)->head().offers.empty());
  EXPECT_EQ((*book)->read(0)->title, "Bread");
  // What was replaced meanwhile reads as it was.
  ASSERT_TRUE(catalogues.save(sample("bakery", "Better bread")).ok());
  EXPECT_EQ((*book)->read(0)->title, "Bread");
  EXPECT_EQ((*catalogues.open("bakery"))->read(0)->title, "Better bread");
}

TEST_F(CatalogueFolderTest, ReadsNoMoreOfAFileThatSomebodyCutShort) {
  auto made = sample("bakery");
  for (int i = 0; i < 1'000; ++i)
    made.offers.push_back({.id = "b" + std::to_string(1'000 + i), .title = "Rye"});
  for (const auto* file : {"offers.json", "offers.index"}) {
    ASSERT_TRUE(catalogues.save(made).ok());
    const auto book = *catalogues.open("bakery");
    EXPECT_EQ(book->read(900)->title, "Rye");
    EXPECT_TRUE(book->is_whole());
    std::filesystem::resize_file(folder.path() / "catalogues/bakery" / file, 1);
    EXPECT_FALSE(book->read(901).has_value()) << file;
    EXPECT_FALSE(book->is_whole()) << file;
    EXPECT_FALSE(book->find("b1001") && std::string_view(file) == "offers.index");
  }
  // From the other offers an index is made again, and a book that is whole.
  const auto again = *catalogues.open("bakery");
  EXPECT_EQ(again->read(901)->title, "Rye");
  EXPECT_TRUE(again->is_whole());
}

TEST_F(CatalogueFolderTest, TellsABookThatSomebodyWroteOver) {
  for (const auto* file : {"offers.json", "offers.index"}) {
    ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
    const auto book = *catalogues.open("bakery");
    EXPECT_TRUE(book->is_whole());
    const auto path = folder.path() / "catalogues/bakery" / file;
    const std::string other(std::filesystem::file_size(path), '\x7f');
    folder.write("catalogues/bakery/" + std::string(file), other);
    std::filesystem::last_write_time(
        path, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(1));
    EXPECT_FALSE(book->is_whole()) << file;
    (void)book->find("a");
    (void)book->read(0);
  }
}

TEST_F(CatalogueFolderTest, ReplacesNothingThatItCannotRead) {
  const auto path = folder.path() / "catalogues/bakery/offers.json";
  const auto away = folder.path() / "away";
  auto made = sample("bakery");
  ASSERT_TRUE(catalogue::decide(made.offers[0], {"Baking", "bake", 3, "Ada", "2026-11-26"}).ok());
  ASSERT_TRUE(catalogues.save(made).ok());
  // As a disk that fails: the system does not give the file.
  std::filesystem::rename(path, away);
  std::filesystem::create_symlink("offers.json", path);
  const auto other = sample("bakery", "Better bread");
  EXPECT_EQ(catalogues.open("bakery").error().code, ErrorCode::io);
  EXPECT_EQ(catalogues.save(other).error().code, ErrorCode::io);
  EXPECT_EQ(catalogues.save_all(other, catalogue::offers_of(other)).error().code, ErrorCode::io);
  EXPECT_TRUE(std::filesystem::is_symlink(path));
  std::filesystem::rename(away, path);
  EXPECT_EQ(catalogues.load("bakery")->offers, made.offers);
}

TEST_F(CatalogueFolderTest, KeepsADamagedFileBesideTheOneInItsPlace) {
  const auto bakery = folder.path() / "catalogues/bakery";
  const auto text_of = [&](const std::string& file) {
    std::ifstream in(bakery / file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  auto made = sample("bakery");
  ASSERT_TRUE(catalogue::decide(made.offers[0], {"Baking", "bake", 3, "Ada", "2026-11-26"}).ok());
  ASSERT_TRUE(catalogues.save(made).ok());
  ASSERT_TRUE(catalogues.save(made).ok());
  EXPECT_FALSE(std::filesystem::exists(bakery / "offers.json.damaged1"));
  // One character of what somebody decided, which the index does not know.
  auto damaged = text_of("offers.json");
  damaged[damaged.find("\"Bread\"")] = '?';
  folder.write("catalogues/bakery/offers.json", damaged);
  std::filesystem::last_write_time(bakery / "offers.index",
                                   std::filesystem::last_write_time(bakery / "offers.json"));
  ASSERT_TRUE(catalogues.save(made).ok());
  EXPECT_EQ(text_of("offers.json.damaged1"), damaged);
  EXPECT_EQ(catalogues.load("bakery")->offers, made.offers);
  // And one that is no catalogue at all; the first stays.
  folder.write("catalogues/bakery/offers.json", "{");
  ASSERT_TRUE(catalogues.save_all(made, catalogue::offers_of(made)).ok());
  EXPECT_EQ(text_of("offers.json.damaged1"), damaged);
  EXPECT_EQ(text_of("offers.json.damaged2"), "{");
  EXPECT_EQ(catalogues.load("bakery")->offers, made.offers);
}

TEST_F(CatalogueFolderTest, LeavesBothFilesWhereThereIsNoRoomForOne) {
  ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
  const auto in_the_way =
      folder.path() / "catalogues/bakery" / ("offers.index.part" + std::to_string(::getpid()));
  std::filesystem::create_directory(in_the_way);
  EXPECT_FALSE(catalogues.save(sample("bakery", "Better bread")).ok());
  std::filesystem::remove(in_the_way);
  EXPECT_EQ((*catalogues.open("bakery"))->read(0)->title, "Bread");
  EXPECT_TRUE(catalogues.save(sample("bakery", "Better bread")).ok());
}

// As after a restore that wrote it first.
TEST_F(CatalogueFolderTest, HoldsNoOffersInMemoryWhereTheIndexIsOlder) {
  ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
  const auto bakery = folder.path() / "catalogues/bakery";
  const auto written = std::filesystem::last_write_time(bakery / "offers.json");
  std::filesystem::last_write_time(bakery / "offers.index", written - std::chrono::hours(1));
  const auto book = catalogues.open("bakery");
  ASSERT_TRUE(book.ok()) << book.error().detail;
  EXPECT_TRUE((*book)->head().offers.empty());
  EXPECT_EQ((*book)->read(0)->title, "Bread");
  EXPECT_GE(std::filesystem::last_write_time(bakery / "offers.index"), written);
  // Nor where no index can be written.
  std::filesystem::remove(bakery / "offers.index");
  std::filesystem::create_directory(bakery / ("offers.index.part" + std::to_string(::getpid())));
  const auto unwritten = catalogues.open("bakery");
  ASSERT_TRUE(unwritten.ok()) << unwritten.error().detail;
  EXPECT_FALSE(std::filesystem::exists(bakery / "offers.index"));
  EXPECT_TRUE((*unwritten)->head().offers.empty());
  EXPECT_EQ((*unwritten)->read(0)->title, "Bread");
}

TEST_F(CatalogueFolderTest, SetsAPartAsideWhereNobodyFindsIt) {
  const auto part = catalogues.set_aside(sample("bakery"));
  ASSERT_TRUE(part.ok()) << part.error().detail;
  EXPECT_EQ((*part)->read(0)->title, "Bread");
  EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "catalogues"));
}

TEST_F(CatalogueFolderTest, MakesAnIndexWhereThereIsNone) {
  ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
  const auto index = folder.path() / "catalogues/bakery/offers.index";
  for (const bool damaged : {false, true}) {
    std::filesystem::remove(index);
    if (damaged) folder.write("catalogues/bakery/offers.index", "no index");
    const auto book = catalogues.open("bakery");
    ASSERT_TRUE(book.ok()) << book.error().detail;
    EXPECT_EQ((*book)->read(0)->title, "Bread");
    EXPECT_TRUE((*book)->head().offers.empty());  // from the index that it made
    EXPECT_GT(std::filesystem::file_size(index), 100U);
  }
}

TEST_F(CatalogueFolderTest, TakesAFileThatSomebodyEdited) {
  ASSERT_TRUE(catalogues.save(sample("bakery")).ok());
  folder.write(
      "catalogues/bakery/offers.json",
      "{ \"format\": \"cairn-catalogue\", \"version\": 1,\n"
      "  \"offers\": [ {\"id\": \"z\", \"title\": \"Z\"}, {\"id\": \"y\", \"title\": \"Y\"} ] }\n");
  const auto book = catalogues.open("bakery");
  ASSERT_TRUE(book.ok()) << book.error().detail;
  EXPECT_EQ((*book)->head().name, "bakery");
  EXPECT_EQ((*book)->read(0)->title, "Y");
  EXPECT_EQ(catalogues.load("bakery")->offers.size(), 2U);
}

TEST_F(CatalogueFolderTest, RefusesNamesThatAreNone) {
  for (const std::string name : {"", "..", "../x", "a/b", "A", "-a", "starter", "curated", "a b"}) {
    EXPECT_EQ(catalogues.save(sample(name)).error().code, ErrorCode::invalid) << name;
    EXPECT_EQ(catalogues.remove(name).error().code, ErrorCode::invalid) << name;
    EXPECT_EQ(catalogues.load(name).ok(), name == "starter" || name == "curated") << name;
  }
}

TEST_F(CatalogueFolderTest, TellsWhatIsDamagedAndOpensTheRest) {
  ASSERT_TRUE(catalogues.save(sample("good")).ok());
  ASSERT_TRUE(catalogues.save(sample("bad")).ok());
  folder.write("catalogues/bad/offers.json", "{\"format\"");
  const auto opened = app::open_catalogues(catalogues);
  ASSERT_TRUE(opened.ok());
  ASSERT_EQ(opened->books.size(), 3U);
  EXPECT_EQ(opened->books[0]->head().name, "good");
  EXPECT_EQ(opened->books[1]->head().name, "curated");
  EXPECT_EQ(opened->books[2]->head().name, "starter");
  ASSERT_EQ(opened->damaged.size(), 1U);
  EXPECT_NE(opened->damaged[0].detail.find("“bad”"), std::string::npos);
}

TEST_F(CatalogueFolderTest, KeepsOfTheCuratedOneWhatPeopleDecided) {
  auto curated = *catalogues.load("curated");
  const auto taught = std::find_if(curated.offers.begin(), curated.offers.end(),
                                   [](const auto& offer) { return !offer.teaches.empty(); });
  ASSERT_NE(taught, curated.offers.end());
  const auto id = taught->id, words = taught->teaches[0].words, title = taught->title;
  ASSERT_TRUE(catalogue::decide(*taught, {words, "bake", 3, "Ada", "2026-11-26"}).ok());
  taught->title = "Not what the program says";
  ASSERT_TRUE(catalogues.save(curated).ok());
  const auto again = *catalogues.load("curated");
  EXPECT_EQ(catalogue::find_offer(again, id)->teaches[0].decided_by, "Ada");
  EXPECT_EQ(catalogue::find_offer(again, id)->title, title);
  EXPECT_EQ(*catalogues.names(), (std::vector<std::string>{"curated", "starter"}));
}

TEST(CatalogueName, IsWhatIsLeftOfAnyText) {
  EXPECT_EQ(app::catalogue_name_of("Kurse 2027 (März)"), "kurse-2027-marz");
  EXPECT_EQ(app::catalogue_name_of("../../etc"), "etc");
  EXPECT_EQ(app::catalogue_name_of("日本"), "");
  EXPECT_LE(app::catalogue_name_of(std::string(500, 'x')).size(), 64U);
}

}  // namespace
}  // namespace cairn::storage
